INSERT INTO category (id, name, name_key, position) VALUES (?1, ?2, ?3, ?4)
