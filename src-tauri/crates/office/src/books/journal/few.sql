
  AND j.customer_id IN (SELECT w.customer_id FROM customer_word w
    WHERE w.kind IN (0, 1, 2, 3) AND w.word >= :from AND w.word < :to
    LIMIT /* few */)