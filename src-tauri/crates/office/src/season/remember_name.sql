INSERT INTO former_name (kind, name_key, id) VALUES (?1, ?2, ?3)
ON CONFLICT (kind, name_key) DO UPDATE SET id = excluded.id
