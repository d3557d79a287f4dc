set lock_timeout = '2s';
alter table orders drop column note;
create unique index customers_email on customers (email);
