create table customers (
  id bigint primary key,
  email text not null
);
create table orders (
  id bigint primary key,
  customer_id bigint not null references customers (id),
  state text not null default 'open',
  note text
);
insert into customers values (1, 'ann@example.com'), (2, 'bob@example.com');
insert into orders values (10, 1, 'open', 'call first'), (11, 1, 'paid', null), (12, 2, 'open', null);
