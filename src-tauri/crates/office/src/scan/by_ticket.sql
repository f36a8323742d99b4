SELECT o.customer_id, o.id AS order_id, p.id AS place_id
FROM ticket t JOIN place p ON p.id = t.place_id JOIN orders o ON o.id = p.order_id
WHERE t.number = :said
