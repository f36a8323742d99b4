SELECT last_id FROM head WHERE id = 1
