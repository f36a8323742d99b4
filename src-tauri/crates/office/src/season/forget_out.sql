DELETE FROM seat_out WHERE seat_id = :id
