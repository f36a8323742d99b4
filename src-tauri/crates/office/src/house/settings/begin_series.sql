INSERT INTO series (name, last, first_number) VALUES (:name, :last, :first_number)
ON CONFLICT (name) DO UPDATE SET last = excluded.last, first_number = excluded.first_number
