SELECT o.customer_id, o.id AS order_id, p.id AS place_id
FROM reprise r JOIN place p ON p.id = r.place_id JOIN orders o ON o.id = p.order_id
WHERE r.number = :said
