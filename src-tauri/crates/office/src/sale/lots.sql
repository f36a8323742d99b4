SELECT l.id AS lot_id, l.number, a.credit_cents - a.debit_cents AS left_cents, l.expires_at_ms
FROM credit_lot l
JOIN account a ON a.id = l.id
WHERE l.customer_id = :customer_id AND a.credit_cents > a.debit_cents
ORDER BY l.expires_at_ms, l.id
