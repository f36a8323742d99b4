-- What was refused for now has not left: it follows an address that is corrected.
UPDATE mail
SET state = :state, error = :error, due_at_ms = :due_at_ms, sent_at_ms = :sent_at_ms, reason = :reason, holder = NULL,
  handed_at_ms = CASE WHEN :state = 'retry' THEN NULL ELSE handed_at_ms END
WHERE id = :id AND holder = :holder AND (state = 'sending' OR (state = 'in_doubt' AND reason = 'died'))
