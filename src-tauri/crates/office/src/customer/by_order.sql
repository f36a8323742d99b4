SELECT 0 AS kind, o.number AS word, o.customer_id
FROM orders o
-- One lower bound: of two, an engine seeks by the first and passes over the rest.
WHERE o.number >= ?2 AND o.number < ?4 AND o.number <> ?5 AND o.customer_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM orders b
    WHERE b.customer_id = o.customer_id AND b.number >= ?3 AND b.number < o.number)
ORDER BY o.number
LIMIT /* rows */
