UPDATE mail
SET state = 'pending', due_at_ms = :due_at_ms, since_ms = :due_at_ms, attempts = 0, error = NULL, reason = NULL,
  holder = NULL, handed_at_ms = NULL
WHERE state IN ('failed', 'no_address', 'in_doubt') AND state = 'failed' AND settled_at_ms IS NULL
