UPDATE head
SET seq = ?1, hash = ?2, last_id = CASE WHEN last_id < ?3 THEN ?3 ELSE last_id END
WHERE id = 1
