DELETE FROM seat_hold WHERE performance_id = :performance_id AND seat_id IN (:ids)
