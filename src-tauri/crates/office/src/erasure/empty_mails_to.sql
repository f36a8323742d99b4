-- A mail about somebody else that was sent to the address of the person, or would be, unless a customer who stays has that address.
UPDATE mail
SET recipient = '', error = NULL,
  holder = CASE WHEN state = 'sending' AND handed_at_ms IS NULL THEN NULL ELSE holder END,
  state = CASE WHEN state IN ('pending', 'retry', 'failed', 'no_address') AND settled_at_ms IS NULL THEN 'cancelled'
    WHEN state = 'sending' AND handed_at_ms IS NULL THEN 'cancelled'
    ELSE state END
WHERE id IN (SELECT m.id FROM mail m WHERE LOWER(m.recipient) = :email_key)
  AND NOT EXISTS (SELECT 1 FROM customer k WHERE k.email_key = :email_key AND k.id <> :customer_id)
