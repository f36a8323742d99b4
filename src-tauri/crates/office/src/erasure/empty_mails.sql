UPDATE mail
SET recipient = '', recipient_name = :name, subject = '', body_text = '', body_html = '', facts = NULL, error = NULL,
  state = CASE WHEN state IN ('pending', 'retry', 'failed', 'no_address') AND settled_at_ms IS NULL THEN 'cancelled'
    ELSE state END
WHERE customer_id = :customer_id
