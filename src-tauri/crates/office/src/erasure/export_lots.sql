SELECT l.id AS of_lot, l.number, l.issued_cents, a.credit_cents - a.debit_cents AS left_cents, l.issued_at_ms, l.expires_at_ms
FROM credit_lot l
JOIN account a ON a.id = l.id
WHERE l.customer_id = :customer_id
ORDER BY l.id
