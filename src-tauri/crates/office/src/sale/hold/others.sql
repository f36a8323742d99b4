-- What other baskets hold now: the one condition that says so.
SELECT performance_id, seat_id, counter_id, operator_id, until_ms, from_counter_id, from_operator_id, counter, operator
FROM seat_held
WHERE until_ms > :now_ms AND at_ms <= :latest_ms
  AND NOT (operator_id = :operator_id AND counter_id = :counter_id)
