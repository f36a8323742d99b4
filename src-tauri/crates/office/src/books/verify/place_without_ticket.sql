-- Whoever sells a place here numbers its ticket in the same breath.
SELECT o.number AS label, NULL AS seq
FROM orders o
JOIN place p ON p.order_id = o.id
LEFT JOIN ticket t ON t.place_id = p.id
WHERE o.counter_id IS NOT NULL AND o.external_key IS NULL AND p.external_key IS NULL
  AND t.number IS NULL
ORDER BY o.id
LIMIT 1
