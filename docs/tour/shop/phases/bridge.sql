create function customers_contact() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.contact is null then new.contact := new.email; else new.email := new.contact; end if;
  elsif new.contact is distinct from old.contact then new.email := new.contact;
  elsif new.email is distinct from old.email then new.contact := new.email;
  end if;
  return new;
end $$;
create trigger customers_contact before insert or update on customers
  for each row execute function customers_contact();
