SELECT 0 AS kind, '' AS word, c.id AS customer_id
FROM customer c
WHERE c.id = :id
LIMIT /* rows */
