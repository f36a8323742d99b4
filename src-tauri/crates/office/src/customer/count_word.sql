SELECT COUNT(*)
FROM (
  SELECT 1 FROM customer_word w
  WHERE w.kind IN /* kinds */ AND w.word >= :from AND w.word < :to
  LIMIT /* most */
) AS found
