INSERT INTO series (name, last) VALUES (?1, ?2)
ON CONFLICT (name) DO UPDATE SET last = excluded.last WHERE series.last < excluded.last
