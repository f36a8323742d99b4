UPDATE mail
SET state = :state, error = :error, due_at_ms = :due_at_ms, sent_at_ms = :sent_at_ms, reason = :reason, holder = NULL
WHERE id = :id AND holder = :holder AND (state = 'sending' OR (state = 'in_doubt' AND reason = 'died'))
