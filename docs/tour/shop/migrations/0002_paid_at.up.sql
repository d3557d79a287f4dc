set lock_timeout = '2s';
alter table orders add column paid_at timestamptz;
create function order_paid() returns trigger language plpgsql as $$
begin
  if new.state = 'paid' and new.paid_at is null then new.paid_at := now(); end if;
  return new;
end $$;
create trigger orders_paid before insert or update on orders for each row execute function order_paid();
