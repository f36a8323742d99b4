UPDATE reprise
SET state = ?1, bucket = ?2, proposed_by = COALESCE(?3, proposed_by), decided_by = ?4,
  decided_at_ms = ?5, reason_code = ?6, sentence = ?7, version = version + 1
WHERE id IN (?8)
