-- What was refused for now has not left: it follows an address that is corrected. Of whoever was erased meanwhile nothing
-- waits any more. What was said to be in doubt is tried again by a person alone.
UPDATE mail
SET state = CASE WHEN :state = 'retry' AND recipient = '' THEN 'cancelled' ELSE :state END,
  error = :error, due_at_ms = :due_at_ms, sent_at_ms = :sent_at_ms, reason = :reason, holder = NULL,
  handed_at_ms = CASE WHEN :state = 'retry' THEN NULL ELSE handed_at_ms END
WHERE id = :id AND holder = :holder
  AND (state = 'sending' OR (state = 'in_doubt' AND reason = 'died' AND :state <> 'retry'))
RETURNING recipient
