SELECT COUNT(*)
FROM (
  SELECT 1 FROM customer_word w
  WHERE w.kind IN (0, 1, 2) AND w.word >= ?1 AND w.word < ?2
  LIMIT /* most */
) AS found
