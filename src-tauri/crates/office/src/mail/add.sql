INSERT INTO mail (id, kind, customer_id, order_id, reprise_id, recipient, recipient_name, locale,
  subject, body_text, body_html, message_id, date_ms, state, attempts, due_at_ms, sent_at_ms, error,
  facts)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 0, ?15, NULL, NULL, ?16)
