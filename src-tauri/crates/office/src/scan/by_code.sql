SELECT o.customer_id, o.id AS order_id, p.id AS place_id
FROM place p JOIN orders o ON o.id = p.order_id
WHERE p.code = :said
