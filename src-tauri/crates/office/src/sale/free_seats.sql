SELECT s.id, s.row_label AS row, s.number AS seat, s.category_id, s.unplaced,
  CASE WHEN EXISTS (SELECT 1 FROM place b
    WHERE b.performance_id = p.id AND b.seat_id = s.id AND b.state = 'taken_back')
  THEN 1 ELSE 0 END AS returned
FROM performance p
JOIN seat s ON s.hall_id = p.hall_id
WHERE p.id = :performance_id AND s.withdrawn = 0
  AND NOT EXISTS (SELECT 1 FROM place x
    WHERE x.performance_id = p.id AND x.seat_id = s.id AND x.state IN ('live', 'pending'))
ORDER BY s.row_rank, s.number_rank, s.id
