INSERT INTO series_gap (name, first_number, last_number, seq) VALUES (:name, :first_number, :last_number, :seq)
