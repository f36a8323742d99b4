SELECT t.number, c.code, o.customer_id
FROM ticket t
JOIN ticket_code c ON c.place_id = t.place_id
JOIN place p ON p.id = t.place_id
JOIN orders o ON o.id = p.order_id
WHERE t.number IN (:ids)
