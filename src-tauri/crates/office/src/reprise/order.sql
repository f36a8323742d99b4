SELECT id, number, created_at_ms, total_cents FROM orders WHERE id = :id
