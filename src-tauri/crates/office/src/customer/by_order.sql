SELECT 0 AS kind, o.number AS word, o.customer_id
FROM orders o
-- One lower bound: of two, an engine seeks by the first and passes over the rest.
WHERE o.number >= :from AND o.number < :to AND o.number <> :last AND o.customer_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM orders b
    WHERE b.customer_id = o.customer_id AND b.number >= :begins AND b.number < o.number)
ORDER BY o.number
LIMIT /* rows */
