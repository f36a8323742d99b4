SELECT r.id AS reprise_id, h.counter AS holder_counter, h.operator AS holder_operator, h.until_ms AS holder_until_ms,
  CASE WHEN h.from_operator_id = :operator_id AND h.from_counter_id = :counter_id THEN 1 ELSE 0 END AS holder_from_me
FROM reprise r
JOIN place p ON p.id = r.place_id
JOIN (/* others_holds */) h ON h.performance_id = p.performance_id AND h.seat_id = p.seat_id
WHERE r.id IN (:ids)
