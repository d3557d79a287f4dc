insert into customers (id, email) values (1, 'ann@example.com'), (2, 'bob@example.com');
