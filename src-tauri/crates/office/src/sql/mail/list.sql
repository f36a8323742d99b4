SELECT m.id, m.kind, m.recipient, m.recipient_name, m.subject, m.state, m.attempts, m.date_ms,
  m.due_at_ms, m.sent_at_ms, m.error, o.number AS order_number, m.customer_id
FROM mail m
LEFT JOIN orders o ON o.id = m.order_id
WHERE (m.date_ms, m.id) < (?3, ?4)
  AND (?1 = '' OR m.state = ?1)
  AND (?2 = 0 OR m.state IN ('failed', 'in_doubt', 'no_address'))
  AND (?6 = '' OR LOWER(m.recipient) LIKE '%' || ?6 || '%'
    OR LOWER(m.subject) LIKE '%' || ?6 || '%' OR LOWER(o.number) LIKE ?6 || '%'
    OR EXISTS (SELECT 1 FROM customer_word w WHERE w.customer_id = m.customer_id
      AND w.word >= ?6 AND w.word < ?6 || '~'))
  AND (?7 = '' OR LOWER(m.recipient) LIKE '%' || ?7 || '%'
    OR LOWER(m.subject) LIKE '%' || ?7 || '%' OR LOWER(o.number) LIKE ?7 || '%'
    OR EXISTS (SELECT 1 FROM customer_word w WHERE w.customer_id = m.customer_id
      AND w.word >= ?7 AND w.word < ?7 || '~'))
  AND (?8 = '' OR LOWER(m.recipient) LIKE '%' || ?8 || '%'
    OR LOWER(m.subject) LIKE '%' || ?8 || '%' OR LOWER(o.number) LIKE ?8 || '%'
    OR EXISTS (SELECT 1 FROM customer_word w WHERE w.customer_id = m.customer_id
      AND w.word >= ?8 AND w.word < ?8 || '~'))
  AND (?9 = '' OR LOWER(m.recipient) LIKE '%' || ?9 || '%'
    OR LOWER(m.subject) LIKE '%' || ?9 || '%' OR LOWER(o.number) LIKE ?9 || '%'
    OR EXISTS (SELECT 1 FROM customer_word w WHERE w.customer_id = m.customer_id
      AND w.word >= ?9 AND w.word < ?9 || '~'))
ORDER BY m.date_ms DESC, m.id DESC
LIMIT ?5
