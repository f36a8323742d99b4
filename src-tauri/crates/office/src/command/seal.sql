UPDATE head SET last_id = :last_id WHERE id = 1 AND last_id < :last_id
