INSERT INTO seat_out (performance_id, seat_id, kind, reason, operator_id, at_ms, seq)
VALUES (:performance_id, :seat_id, :kind, :reason, :operator_id, :at_ms, :seq)
