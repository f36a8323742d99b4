SELECT m.reprise_id AS of_reprise, m.kind, m.recipient, m.subject, m.body_text, m.body_html, m.date_ms, m.state, m.sent_at_ms
FROM /* own */mail m
WHERE m.customer_id = :customer_id
ORDER BY m.date_ms, m.id
