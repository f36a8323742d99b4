DELETE FROM seat_out WHERE performance_id = :performance_id AND seat_id IN (:ids)
