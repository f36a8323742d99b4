SELECT m.id, m.kind, m.recipient, m.recipient_name, m.subject, m.state, m.attempts, m.date_ms,
  m.due_at_ms, m.sent_at_ms, m.reason, m.error, m.settled_at_ms,
  o.number AS order_number, m.customer_id
FROM mail m
LEFT JOIN orders o ON o.id = m.order_id
WHERE m.id = :id
