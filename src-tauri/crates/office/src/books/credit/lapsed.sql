-- What lapsed of lots, less what came back.
SELECT l.id AS lot_id,
  CAST(SUM(CASE WHEN t.credit_id = l.id THEN -t.amount_cents ELSE t.amount_cents END) AS BIGINT) AS amount_cents
FROM credit_lot l
JOIN transfer t ON (t.debit_id = l.id AND t.credit_id = :lapsed) OR (t.credit_id = l.id AND t.debit_id = :lapsed)
WHERE l.id IN (:ids)
GROUP BY l.id
