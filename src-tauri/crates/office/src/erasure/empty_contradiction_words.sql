UPDATE contradiction
SET word = ''
WHERE word <> '' AND order_id IN (SELECT o.id FROM orders o WHERE o.customer_id = :customer_id)
