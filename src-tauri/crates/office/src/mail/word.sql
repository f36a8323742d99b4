
  AND (LOWER(m.recipient) LIKE '%' || :word || '%' OR LOWER(m.subject) LIKE '%' || :word || '%'
    OR LOWER(o.number) LIKE :word || '%'
    OR EXISTS (SELECT 1 FROM customer_word w WHERE w.customer_id = m.customer_id
      AND w.word >= :word AND w.word < :to))
