SELECT action, at_ms, data FROM customer_closing
WHERE customer_id = :customer_id
ORDER BY seq DESC
LIMIT 1
