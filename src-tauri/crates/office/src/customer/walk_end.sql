SELECT word, name_key, customer_id AS id
FROM customer_word
WHERE kind = :kind AND (word, name_key, customer_id) > (:word, :name_key, :id) AND word < :to
ORDER BY word, name_key, customer_id
LIMIT 1 OFFSET /* walk */
