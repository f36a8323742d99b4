-- What a person gave, took back or extended, and what was brought in: the row of the journal, what it moved, and
-- the lots as they stand.
SELECT j.seq, j.action, j.at_ms, j.operator_id, COALESCE(j.customer_id, 0) AS customer_id, j.data,
  CASE WHEN j.note_hash IS NULL THEN 0 ELSE 1 END AS noted,
  (SELECT COUNT(*) FROM transfer m WHERE m.seq = j.seq) AS moved,
  COALESCE(t.debit_id, 0) AS debit_id, COALESCE(t.credit_id, 0) AS credit_id,
  COALESCE(t.amount_cents, 0) AS amount_cents,
  COALESCE(o.lot_id, 0) AS lot_id, COALESCE(o.kind, '') AS kind, COALESCE(o.root_id, 0) AS root_id, o.from_id,
  o.seconded_by, o.mark,
  COALESCE(c.number, 0) AS to_number, COALESCE(c.customer_id, 0) AS to_customer,
  COALESCE(c.expires_at_ms, 0) AS to_expires_ms, COALESCE(c.issued_at_ms, 0) AS to_issued_ms,
  COALESCE(c.grace, 0) AS to_grace,
  COALESCE(d.number, 0) AS of_number, COALESCE(d.customer_id, 0) AS of_customer,
  COALESCE(d.expires_at_ms, 0) AS of_expires_ms, COALESCE(d.grace, 0) AS of_grace,
  COALESCE(p.root_id, d.id, 0) AS of_root, COALESCE(r.kind, '') AS of_root_kind,
  CAST(COALESCE((SELECT SUM(x.amount_cents) FROM transfer x WHERE x.credit_id = d.id AND x.seq <= j.seq), 0)
    - COALESCE((SELECT SUM(y.amount_cents) FROM transfer y WHERE y.debit_id <> 2 AND y.debit_id = d.id AND y.seq <= j.seq), 0)
    AS BIGINT) AS of_left_cents
FROM journal j
LEFT JOIN transfer t ON t.seq = j.seq AND t.rank = 0
LEFT JOIN lot_origin o ON o.seq = j.seq
LEFT JOIN credit_lot c ON c.id = t.credit_id
LEFT JOIN credit_lot d ON d.id = t.debit_id
LEFT JOIN lot_origin p ON p.lot_id = d.id
LEFT JOIN lot_origin r ON r.lot_id = p.root_id
WHERE j.action IN ('credit.given', 'credit.taken_back', 'credit.extended', 'credit.brought_in',
  'credit.given_up')
ORDER BY j.seq
