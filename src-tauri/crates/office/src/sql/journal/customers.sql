SELECT DISTINCT customer_id
FROM customer_word
WHERE kind IN (0, 1, 2, 3) AND word >= ?1 AND word < ?2
LIMIT ?3
