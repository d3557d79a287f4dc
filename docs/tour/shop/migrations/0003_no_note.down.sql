drop index customers_email;
alter table orders add column note text;
