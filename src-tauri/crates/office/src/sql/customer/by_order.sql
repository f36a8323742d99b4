SELECT 0 AS kind, o.number AS word, o.customer_id
FROM orders o
WHERE o.number > ?3 AND o.number >= ?4 AND o.number < ?5 AND o.customer_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM orders b
    WHERE b.customer_id = o.customer_id AND b.number >= ?4 AND b.number < o.number)
ORDER BY o.number
LIMIT ?2
