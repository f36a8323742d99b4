SELECT m.body_text, m.body_html, m.message_id, m.locale, m.facts, c.phone, c.email
FROM mail m
JOIN customer c ON c.id = m.customer_id
WHERE m.id = :id
