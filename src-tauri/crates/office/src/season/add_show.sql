INSERT INTO show (id, title, title_key) VALUES (?1, ?2, ?3)
