
  AND EXISTS (SELECT 1 FROM customer_word w
    WHERE w.customer_id = j.customer_id AND w.word >= ? AND w.word < ?
    LIMIT 1 OFFSET 0)