INSERT INTO setting (name, body) VALUES ('moved', ?1)
ON CONFLICT (name) DO UPDATE SET body = excluded.body
