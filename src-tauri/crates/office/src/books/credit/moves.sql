-- As `customer/movements.sql` lists them, for whom all of them count.
SELECT t.seq, t.rank, l.id AS lot_id, l.expires_at_ms, j.action, j.at_ms, j.reprise_id,
  CASE WHEN t.credit_id = l.id THEN t.amount_cents ELSE -t.amount_cents END AS amount_cents,
  CASE WHEN t.credit_id = :lapsed OR t.debit_id = :lapsed THEN 1 ELSE 0 END AS lapse
FROM credit_lot l
JOIN transfer t ON t.credit_id = l.id OR (t.debit_id <> 2 AND t.debit_id = l.id)
JOIN journal j ON j.seq = t.seq
WHERE l.customer_id = :customer_id
ORDER BY t.seq, t.rank, amount_cents
