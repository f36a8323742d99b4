-- An order of this house costs what its places were sold for, and is paid by as much.
SELECT o.number AS label, NULL AS seq
FROM orders o
WHERE o.counter_id IS NOT NULL AND o.external_key IS NULL
  AND (o.total_cents <> o.fees_cents
      + COALESCE((SELECT SUM(p.price_cents) FROM place p WHERE p.order_id = o.id), 0)
    OR o.total_cents <> COALESCE((SELECT SUM(y.amount_cents) FROM payment y
      WHERE y.order_id = o.id AND NOT EXISTS (SELECT 1 FROM amendment a
        WHERE a.id = y.amendment_id AND a.kind = 'tender_correction')), 0))
ORDER BY o.id
LIMIT 1
