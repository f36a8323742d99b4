-- One that a program has in hand and has not begun to send is taken from it.
UPDATE mail
SET recipient = '', recipient_name = :name, subject = '', body_text = '', body_html = '', facts = NULL, error = NULL,
  holder = CASE WHEN state = 'sending' AND handed_at_ms IS NULL THEN NULL ELSE holder END,
  state = CASE WHEN state IN ('pending', 'retry', 'failed', 'no_address') AND settled_at_ms IS NULL THEN 'cancelled'
    WHEN state = 'sending' AND handed_at_ms IS NULL THEN 'cancelled'
    ELSE state END
WHERE customer_id = :customer_id
