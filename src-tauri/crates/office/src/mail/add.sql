INSERT INTO mail (id, kind, customer_id, order_id, reprise_id, recipient, recipient_name, locale,
  subject, body_text, body_html, message_id, date_ms, state, attempts, due_at_ms, sent_at_ms, error,
  facts)
VALUES (:id, :kind, :customer_id, :order_id, :reprise_id, :recipient, :recipient_name, :locale, :subject, :body_text, :body_html, :message_id, :date_ms, :state, 0, :due_at_ms, NULL, NULL, :facts)
