DELETE FROM seat_out WHERE seat_id IN (:ids)
