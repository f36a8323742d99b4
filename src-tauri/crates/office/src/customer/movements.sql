-- Of credit that moves between two lots, what leaves the one is listed first.
SELECT t.seq, t.rank, l.id AS lot_id, j.at_ms, j.action, l.number AS lot_number, l.expires_at_ms, COALESCE(o.number, '') AS order_number,
  COALESCE(n.body, '') AS text,
  CASE WHEN t.credit_id = l.id THEN t.amount_cents ELSE -t.amount_cents END AS amount_cents,
  CASE WHEN t.credit_id = :lapsed OR t.debit_id = :lapsed THEN 1 ELSE 0 END AS lapse
FROM credit_lot l
JOIN transfer t ON t.credit_id = l.id OR (t.debit_id <> 2 AND t.debit_id = l.id)
JOIN journal j ON j.seq = t.seq
LEFT JOIN orders o ON o.id = j.order_id
LEFT JOIN statement_note n ON n.seq = j.seq
WHERE l.customer_id = :customer_id
ORDER BY t.seq, t.rank, amount_cents
