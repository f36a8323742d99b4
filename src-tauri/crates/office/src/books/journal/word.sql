
  AND EXISTS (SELECT 1 FROM customer_word w
    WHERE w.customer_id = j.customer_id AND w.word >= :from AND w.word < :to
    LIMIT 1 OFFSET 0)