SELECT t.seq, t.rank, j.at_ms, l.number AS lot_number, l.customer_id, c.last_name, c.first_name, l.expires_at_ms,
  CASE WHEN t.credit_id = l.id THEN -t.amount_cents ELSE t.amount_cents END AS amount_cents
FROM transfer t
JOIN journal j ON j.seq = t.seq
JOIN credit_lot l ON l.id = CASE WHEN t.credit_id = :lapsed THEN t.debit_id ELSE t.credit_id END
JOIN customer c ON c.id = l.customer_id
WHERE (t.credit_id = :lapsed OR (t.debit_id <> 2 AND t.debit_id = :lapsed))
  AND j.at_ms >= :from_ms AND j.at_ms < :to_ms
  AND (t.seq, t.rank) < (:seq, :rank)
ORDER BY t.seq DESC, t.rank DESC
LIMIT :limit
