INSERT INTO show (id, title, title_key, external_key) VALUES (?1, ?2, ?3, ?4)
