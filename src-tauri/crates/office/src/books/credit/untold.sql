-- Without credit that was spent meanwhile: customers are to see where that went.
SELECT r.id AS reprise_id, x.seq, x.lot_id, x.amount_cents,
  CASE WHEN l.reprise_id = r.id THEN 1 ELSE 0 END AS own
FROM reprise r
LEFT JOIN reprise_part_now x ON x.reprise_id = r.id
  AND NOT EXISTS (SELECT 1 FROM reprise_part_now y JOIN account a ON a.id = y.lot_id
    WHERE y.reprise_id = r.id AND a.credit_cents - a.debit_cents < y.amount_cents)
LEFT JOIN credit_lot l ON l.id = x.lot_id
WHERE r.customer_id = :customer_id AND r.state = 'accepted' AND r.decided_at_ms BETWEEN :from_ms AND :to_ms
