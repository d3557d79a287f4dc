drop trigger orders_paid on orders;
drop function order_paid();
alter table orders drop column paid_at;
