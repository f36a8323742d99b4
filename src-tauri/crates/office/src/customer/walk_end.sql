SELECT word, name_key, customer_id AS id
FROM customer_word
WHERE kind = ?1 AND (word, name_key, customer_id) > (?2, ?3, ?4) AND word < ?5
ORDER BY word, name_key, customer_id
LIMIT 1 OFFSET /* walk */
