-- What the house owes its customers: what is left on lots that can be spent.
SELECT CAST(COALESCE(SUM(a.credit_cents - a.debit_cents), 0) AS BIGINT)
FROM account a
WHERE a.credit_cents > a.debit_cents AND a.expires_at_ms >= :now_ms
