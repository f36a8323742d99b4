UPDATE head
SET seq = :seq, hash = :hash, last_id = CASE WHEN last_id < :last_id THEN :last_id ELSE last_id END
WHERE id = 1
