SELECT customer_id AS id, name_key
FROM customer_word
WHERE kind = 0 AND word >= :from AND word < :to
ORDER BY word, name_key, customer_id
LIMIT 20000
