SELECT 0 AS kind, '' AS word, id AS customer_id
FROM customer
WHERE (name_key, id) > (:name_key, :id)
ORDER BY name_key, id
LIMIT /* rows */
