SELECT 0 AS kind, '' AS word, id AS customer_id
FROM customer
WHERE (name_key, id) > (?2, ?3)
ORDER BY name_key, id
LIMIT /* rows */
