DELETE FROM seat_hold WHERE until_ms <= :now_ms
