-- name: list-ads
select id, title, note from ads order by id;

-- name: add-ad
insert into ads (id, title, note, email) values ($1, $2, $3, $4);
