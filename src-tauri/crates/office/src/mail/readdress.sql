-- One that had nobody to go to waits as any other while its decision may be undone, and is tried from now on. What is
-- settled was told otherwise, and stays so. Since when a mail has nobody to go to is kept too: letters of before settle
-- nothing of it.
UPDATE mail
SET recipient = :recipient, holder = NULL,
  due_at_ms = CASE WHEN state = 'no_address' AND due_at_ms BETWEEN :at_ms AND :undoable_to_ms THEN due_at_ms
    WHEN state IN ('no_address', 'sending') THEN :at_ms ELSE due_at_ms END,
  since_ms = CASE WHEN :recipient = '' OR state = 'no_address' THEN :at_ms ELSE since_ms END,
  state = CASE WHEN :recipient = '' THEN 'no_address' WHEN state = 'no_address' THEN 'pending'
    WHEN state = 'sending' THEN 'retry' ELSE state END
WHERE customer_id = :customer_id AND recipient = :before AND handed_at_ms IS NULL AND settled_at_ms IS NULL
  AND state IN ('pending', 'retry', 'sending', 'no_address')
