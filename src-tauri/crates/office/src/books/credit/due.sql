-- What is left on lots that are past their expiry.
SELECT l.id, l.number, l.customer_id, l.expires_at_ms, a.credit_cents - a.debit_cents AS left_cents
FROM credit_lot l
JOIN account a ON a.id = l.id
WHERE l.expires_at_ms < :now_ms AND a.credit_cents > a.debit_cents
ORDER BY l.expires_at_ms, l.id
LIMIT 500
