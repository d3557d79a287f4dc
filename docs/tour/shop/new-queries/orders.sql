-- name: open-orders
select o.id, c.email from orders o join customers c on c.id = o.customer_id where o.state = 'open';

-- name: add-order
insert into orders (id, customer_id) values ($1, $2);

-- name: paid-since
select id, paid_at from orders where paid_at >= $1;
