INSERT INTO site_limit (key, from_ms, count) VALUES (:key, :from_ms, :count)
ON CONFLICT (key) DO UPDATE SET from_ms = excluded.from_ms, count = excluded.count
