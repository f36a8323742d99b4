INSERT INTO ticket (number, place_id, issued_at_ms) VALUES (:number, :place_id, :issued_at_ms)
