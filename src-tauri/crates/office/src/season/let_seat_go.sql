DELETE FROM seat_hold WHERE seat_id = :id
