INSERT INTO series (name, last) VALUES (:name, :count)
ON CONFLICT (name) DO UPDATE SET last = series.last + excluded.last
RETURNING last
