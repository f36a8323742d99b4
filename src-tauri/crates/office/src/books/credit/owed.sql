-- What the house owes its customers: what is left on lots that can be spent.
SELECT CAST(COALESCE(SUM(a.credit_cents - a.debit_cents), 0) AS BIGINT)
FROM credit_lot l
JOIN account a ON a.id = l.id
WHERE l.expires_at_ms >= :now_ms AND a.credit_cents > a.debit_cents
