UPDATE contradiction
SET choice = :choice, settled_at_ms = :at_ms, settled_by = :operator_id, word = :word
WHERE choice IS NULL AND id IN (:ids)
