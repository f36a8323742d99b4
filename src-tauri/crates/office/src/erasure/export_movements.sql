SELECT t.seq, t.rank, l.id AS of_lot, j.at_ms, j.action, l.number AS lot, COALESCE(o.number, '') AS order_number,
  CASE WHEN t.credit_id = l.id THEN t.amount_cents ELSE -t.amount_cents END AS amount_cents
FROM credit_lot l
JOIN transfer t ON t.credit_id = l.id OR (t.debit_id <> 2 AND t.debit_id = l.id)
JOIN journal j ON j.seq = t.seq
LEFT JOIN orders o ON o.id = j.order_id
WHERE l.customer_id = :customer_id
ORDER BY t.seq, t.rank, l.id
