UPDATE reprise
SET state = ?3, bucket = ?4, proposed_by = COALESCE(?5, proposed_by), decided_by = ?6,
  decided_at_ms = ?7, reason_code = ?8, sentence = ?9, version = version + 1
WHERE id = ?1 AND version = ?2
