-- A lot that was moved to live longer stands for those before it.
SELECT x.reprise_id, l.id AS lot_id, l.number, CAST(SUM(x.amount_cents) AS BIGINT) AS amount_cents,
  a.credit_cents - a.debit_cents AS left_cents, l.expires_at_ms, l.grace,
  CASE WHEN g.reprise_id = x.reprise_id THEN 0 ELSE 1 END AS back
FROM reprise_part x
JOIN credit_lot g ON g.id = x.lot_id
JOIN lot_home h ON h.lot_id = g.id
JOIN credit_lot l ON l.id = h.home_id
JOIN account a ON a.id = l.id
WHERE x.reprise_id IN (:ids)
  AND x.seq = (SELECT MAX(y.seq) FROM reprise_part y WHERE y.reprise_id = x.reprise_id)
GROUP BY x.reprise_id, l.id, l.number, a.credit_cents, a.debit_cents, l.expires_at_ms, l.grace, g.reprise_id
ORDER BY x.reprise_id, l.expires_at_ms, l.number
