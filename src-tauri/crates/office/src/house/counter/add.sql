INSERT INTO counter (id, name, created_at_ms) VALUES (?1, ?2, ?3)
