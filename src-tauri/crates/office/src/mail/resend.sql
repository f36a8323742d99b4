UPDATE mail
SET state = 'pending', recipient = ?2, due_at_ms = ?3, since_ms = ?3, attempts = 0, error = NULL,
  reason = NULL, settled_at_ms = NULL, holder = NULL, handed_at_ms = NULL
WHERE id = ?1 AND state IN ('sent', 'failed', 'in_doubt', 'no_address', 'retry')
