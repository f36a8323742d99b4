SELECT m.kind, m.recipient, m.subject, m.body_text, m.date_ms, m.state, m.sent_at_ms
FROM mail m
WHERE m.customer_id = :customer_id
ORDER BY m.date_ms, m.id
