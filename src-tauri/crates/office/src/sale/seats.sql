SELECT s.id, s.hall_id, s.row_label AS row, s.number AS seat, s.category_id, s.unplaced, COALESCE(x.state, '') AS state,
  CASE WHEN EXISTS (SELECT 1 FROM place r
    WHERE r.performance_id = p.id AND r.seat_id = s.id AND r.state = 'taken_back')
  THEN 1 ELSE 0 END AS returned,
  h.counter AS holder_counter, h.operator AS holder_operator, h.until_ms AS holder_until_ms,
  CASE WHEN h.from_operator_id = :operator_id AND h.from_counter_id = :counter_id THEN 1 ELSE 0 END AS holder_from_me,
  b.kind AS out_kind, b.reason AS out_reason, b.operator AS out_by, b.at_ms AS out_at_ms
FROM performance p
JOIN seat s ON s.hall_id = p.hall_id
LEFT JOIN place x ON x.performance_id = p.id AND x.seat_id = s.id AND x.state IN ('live', 'pending')
LEFT JOIN seat_out_by b ON b.performance_id = p.id AND b.seat_id = s.id
LEFT JOIN (/* others_holds */) h ON h.performance_id = p.id AND h.seat_id = s.id
WHERE p.id = :performance_id AND s.withdrawn = 0
ORDER BY s.row_rank, s.row_label, s.number_rank, s.id
