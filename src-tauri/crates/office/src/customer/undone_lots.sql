-- Empty lots of acceptances that no longer stand. What was paid with a lot keeps its acceptance.
SELECT l.id AS lot_id
FROM credit_lot l
JOIN account a ON a.id = l.id
WHERE l.customer_id = :customer_id AND l.reprise_id IS NOT NULL AND a.credit_cents = a.debit_cents
  AND NOT EXISTS (SELECT 1 FROM reprise_part_now x WHERE x.reprise_id = l.reprise_id AND x.lot_id = l.id)
