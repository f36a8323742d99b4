SELECT o.number, o.channel, o.created_at_ms, o.total_cents, o.fees_cents, o.state
FROM orders o
WHERE o.customer_id = :customer_id
ORDER BY o.created_at_ms, o.id
