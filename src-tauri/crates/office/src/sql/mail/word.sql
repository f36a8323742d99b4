
  AND (LOWER(m.recipient) LIKE '%' || ?1 || '%' OR LOWER(m.subject) LIKE '%' || ?1 || '%'
    OR LOWER(o.number) LIKE ?1 || '%'
    OR EXISTS (SELECT 1 FROM customer_word w WHERE w.customer_id = m.customer_id
      AND w.word >= ?1 AND w.word < ?1 || '~'))
