SELECT performance_id, seat_id FROM seat_out
