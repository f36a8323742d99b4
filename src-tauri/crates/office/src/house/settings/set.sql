INSERT INTO setting (name, body, version) VALUES (:name, :body, 1)
ON CONFLICT (name) DO UPDATE SET body = excluded.body, version = setting.version + 1
