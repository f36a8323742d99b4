
  AND (LOWER(m.recipient) LIKE '%' || ? || '%' OR LOWER(m.subject) LIKE '%' || ? || '%'
    OR LOWER(o.number) LIKE ? || '%'
    OR EXISTS (SELECT 1 FROM customer_word w WHERE w.customer_id = m.customer_id
      AND w.word >= ? AND w.word < ?))
