INSERT INTO hall (id, name) VALUES (?1, ?2)
