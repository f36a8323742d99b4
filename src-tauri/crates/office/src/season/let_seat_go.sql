DELETE FROM seat_hold WHERE seat_id IN (:ids)
