SELECT COUNT(*)
FROM (SELECT 1 FROM customer_word WHERE word >= ?1 AND word < ?2 LIMIT ?3) AS found
