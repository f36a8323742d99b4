INSERT INTO former_row (hall_id, label, now) VALUES (?1, ?2, ?3)
