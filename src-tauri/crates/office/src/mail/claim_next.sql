UPDATE mail
SET state = 'sending', attempts = attempts + 1, due_at_ms = :due_at_ms, holder = :holder, handed_at_ms = NULL,
  since_ms = CASE WHEN attempts = 0 THEN :now_ms ELSE COALESCE(since_ms, :now_ms) END
WHERE id = (
  SELECT id FROM mail
  WHERE state IN ('pending', 'retry', 'sending') AND state <> 'sending' AND due_at_ms <= :now_ms
  ORDER BY due_at_ms, id
  LIMIT 1
)
RETURNING id, kind, customer_id, order_id, reprise_id, recipient, recipient_name, subject,
  body_text, body_html, message_id, facts, date_ms, since_ms, attempts
