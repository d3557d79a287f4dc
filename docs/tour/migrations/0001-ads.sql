create table ads (
  id bigint primary key,
  title text not null,
  note text,
  email text
);
insert into ads values (1, 'Spring sale', 'checked', 'a@example.com'), (2, 'Summer sale', null, 'a@example.com');
