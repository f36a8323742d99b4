SELECT m.id, m.customer_id, m.order_id, m.recipient, m.attempts, m.facts, o.customer_id AS owner_id
FROM mail m
JOIN orders o ON o.id = m.order_id
WHERE m.kind = 'tickets_sent'
