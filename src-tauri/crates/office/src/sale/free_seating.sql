SELECT s.id AS seat_id, e.row, s.category_id, x.id AS sold_as
FROM performance p
JOIN seat s ON s.hall_id = p.hall_id
JOIN seat_named e ON e.id = s.id
LEFT JOIN place x ON x.performance_id = p.id AND x.seat_id = s.id AND x.state IN ('live', 'pending')
WHERE p.id = :performance_id AND s.unplaced = 1 AND s.withdrawn = 0 AND (x.id IS NULL OR :giving = 1)
  AND NOT EXISTS (SELECT 1 FROM seat_out b WHERE b.performance_id = p.id AND b.seat_id = s.id)
  AND NOT EXISTS (SELECT 1 FROM (/* others_holds */) h WHERE h.performance_id = p.id AND h.seat_id = s.id)
ORDER BY s.row_rank, s.row_label, s.number_rank, s.id
