SELECT id, number, created_at_ms, total_cents, state FROM orders
WHERE number = :number AND customer_id = :customer_id
