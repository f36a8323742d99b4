INSERT INTO seat_hold (performance_id, seat_id, counter_id, operator_id, at_ms, until_ms, from_counter_id, from_operator_id)
VALUES (:performance_id, :seat_id, :counter_id, :operator_id, :at_ms, :until_ms, :from_counter_id, :from_operator_id)
ON CONFLICT (performance_id, seat_id) DO UPDATE
SET counter_id = excluded.counter_id, operator_id = excluded.operator_id, at_ms = excluded.at_ms,
  until_ms = excluded.until_ms, from_counter_id = excluded.from_counter_id, from_operator_id = excluded.from_operator_id
