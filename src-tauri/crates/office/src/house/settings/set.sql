INSERT INTO setting (name, body, version) VALUES (?1, ?2, 1)
ON CONFLICT (name) DO UPDATE SET body = excluded.body, version = setting.version + 1
