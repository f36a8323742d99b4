SELECT s.id AS seat_id, e.row, e.seat, s.unplaced, s.withdrawn, s.category_id, w.title AS show, p.starts_at_ms,
  x.id AS sold_as, o.number AS sold_in, CASE WHEN x.state = 'pending' THEN 1 ELSE 0 END AS asked,
  h.counter_id, h.operator_id, h.counter AS holder_counter, h.operator AS holder_operator,
  h.until_ms AS holder_until_ms,
  CASE WHEN h.from_operator_id = :operator_id AND h.from_counter_id = :counter_id THEN 1 ELSE 0 END AS holder_from_me,
  b.kind AS out_kind, b.reason AS out_reason, b.operator AS out_by, b.at_ms AS out_at_ms
FROM performance p
JOIN show w ON w.id = p.show_id
JOIN seat s ON s.hall_id = p.hall_id
JOIN seat_named e ON e.id = s.id
LEFT JOIN place x ON x.performance_id = p.id AND x.seat_id = s.id AND x.state IN ('live', 'pending')
LEFT JOIN orders o ON o.id = x.order_id
LEFT JOIN seat_out_by b ON b.performance_id = p.id AND b.seat_id = s.id
LEFT JOIN (/* others_holds */) h ON h.performance_id = p.id AND h.seat_id = s.id
WHERE p.id = :performance_id AND s.id IN (:ids)
