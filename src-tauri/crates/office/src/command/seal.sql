UPDATE head SET last_id = ?1 WHERE id = 1 AND last_id < ?1
