SELECT o.customer_id, o.id AS order_id, NULL AS place_id
FROM orders o
WHERE o.number = :said
