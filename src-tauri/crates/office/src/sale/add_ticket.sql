INSERT INTO ticket (number, place_id, issued_at_ms) VALUES (?1, ?2, ?3)
