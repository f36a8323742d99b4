-- What lapsed, with the lot as it stands and what was left on it once its row was written.
SELECT t.seq, j.at_ms, j.data, t.amount_cents, l.number, l.expires_at_ms,
  (SELECT CAST(COALESCE(SUM(c.amount_cents), 0) AS BIGINT) FROM transfer c WHERE c.credit_id = l.id AND c.seq <= t.seq)
  - (SELECT CAST(COALESCE(SUM(d.amount_cents), 0) AS BIGINT) FROM transfer d WHERE d.debit_id <> 2 AND d.debit_id = l.id AND d.seq <= t.seq)
  AS left_cents
FROM transfer t
JOIN journal j ON j.seq = t.seq
LEFT JOIN credit_lot l ON l.id = t.debit_id
WHERE t.credit_id = :lapsed
ORDER BY t.seq
