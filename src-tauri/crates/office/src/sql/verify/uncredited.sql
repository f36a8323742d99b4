SELECT CAST(COALESCE(MIN(r.number), 0) AS BIGINT)
FROM reprise r
WHERE r.state = 'accepted' AND r.reprise_cents > 0
  AND NOT EXISTS (
    SELECT 1 FROM credit_lot l
    JOIN transfer t ON t.credit_id = l.id
    WHERE l.reprise_id = r.id AND l.issued_cents = r.reprise_cents
      AND t.amount_cents = r.reprise_cents
  )
