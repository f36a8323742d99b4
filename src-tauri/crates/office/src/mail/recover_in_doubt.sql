UPDATE mail
SET state = 'in_doubt', reason = 'died', error = NULL
WHERE state IN ('pending', 'retry', 'sending') AND state = 'sending' AND due_at_ms <= :before_ms AND handed_at_ms IS NOT NULL
RETURNING id, kind, customer_id, order_id, reprise_id, recipient, recipient_name, subject,
  body_text, body_html, message_id, facts, date_ms, COALESCE(since_ms, date_ms) AS since_ms, attempts
