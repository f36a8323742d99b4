SELECT performance_id, seat_id FROM seat_hold WHERE until_ms > :now_ms AND at_ms <= :latest_ms
