-- It stays in the orders that it waited in, until those are swept.
UPDATE reprise
SET state = :state, bucket = :bucket, proposed_by = CASE WHEN :state = 'requested' THEN NULL ELSE COALESCE(:proposed_by, proposed_by) END, decided_by = :decided_by,
  needs_signature = CASE WHEN :sign = 1 THEN 1 ELSE needs_signature END,
  decided_at_ms = :decided_at_ms, reason_code = :reason_code, sentence = :sentence, version = version + 1
WHERE id IN (:ids)
