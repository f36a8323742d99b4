-- One that had nobody to go to waits as any other while its decision may be undone.
UPDATE mail
SET state = 'pending', recipient = :recipient,
  due_at_ms = CASE WHEN state = 'no_address' AND due_at_ms BETWEEN :at_ms AND :undoable_to_ms THEN due_at_ms ELSE :at_ms END,
  since_ms = :at_ms, attempts = 0, error = NULL, reason = NULL, settled_at_ms = NULL, holder = NULL, handed_at_ms = NULL
WHERE id = :id AND NOT (kind = 'tickets_sent' AND state = 'sent')
  AND state IN ('sent', 'failed', 'in_doubt', 'no_address', 'retry')
