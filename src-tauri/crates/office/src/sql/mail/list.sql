SELECT m.id, m.kind, m.recipient, m.recipient_name, m.subject, m.state, m.attempts, m.date_ms,
  m.due_at_ms, m.sent_at_ms, m.reason, m.error, m.settled_at_ms,
  o.number AS order_number, m.customer_id
FROM mail m
LEFT JOIN orders o ON o.id = m.order_id
WHERE (m.date_ms, m.id) < (?2, ?3)
  AND (?1 = 'all'
    OR (?1 = 'waiting' AND m.state IN ('pending', 'sending', 'retry'))
    OR (?1 = 'failed' AND m.state IN ('failed', 'no_address') AND m.settled_at_ms IS NULL)
    OR (?1 = 'in_doubt' AND m.state = 'in_doubt')
    OR (?1 = 'sent' AND m.state = 'sent'))
  AND (?5 = '' OR LOWER(m.recipient) LIKE '%' || ?5 || '%'
    OR LOWER(m.subject) LIKE '%' || ?5 || '%' OR LOWER(o.number) LIKE ?5 || '%'
    OR EXISTS (SELECT 1 FROM customer_word w WHERE w.customer_id = m.customer_id
      AND w.word >= ?5 AND w.word < ?5 || '~'))
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
ORDER BY m.date_ms DESC, m.id DESC
LIMIT ?4
