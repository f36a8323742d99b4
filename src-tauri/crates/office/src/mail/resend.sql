UPDATE mail
SET state = 'pending', recipient = :recipient, due_at_ms = :due_at_ms, since_ms = :due_at_ms, attempts = 0, error = NULL,
  reason = NULL, settled_at_ms = NULL, holder = NULL, handed_at_ms = NULL
WHERE id = :id AND NOT (kind = 'tickets_sent' AND state = 'sent')
  AND state IN ('sent', 'failed', 'in_doubt', 'no_address', 'retry')
