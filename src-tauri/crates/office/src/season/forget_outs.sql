DELETE FROM seat_out WHERE performance_id = :performance_id
