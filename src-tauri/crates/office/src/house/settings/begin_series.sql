INSERT INTO series (name, last, first_number) VALUES (?1, ?2, ?3)
ON CONFLICT (name) DO UPDATE SET last = excluded.last, first_number = excluded.first_number
