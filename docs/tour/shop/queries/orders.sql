-- name: open-orders
select o.id, o.note, c.email from orders o join customers c on c.id = o.customer_id where o.state = 'open';

-- name: add-order
insert into orders (id, customer_id) values ($1, $2);

-- name: pay-order
update orders set state = 'paid' where id = $1;
