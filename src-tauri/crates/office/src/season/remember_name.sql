INSERT INTO former_name (kind, name_key, id) VALUES (:kind, :name_key, :id)
ON CONFLICT (kind, name_key) DO UPDATE SET id = excluded.id
