-- Places without a seat for sale in their hall: they came in without one, it left the hall, or is of the hall before.
SELECT x.id AS place_id, x.category_id, CASE WHEN s.hall_id = p.hall_id THEN s.row_label END AS row,
  CASE WHEN s.unplaced = 0 THEN 1 ELSE 0 END AS displaced,
  CASE WHEN EXISTS (SELECT 1 FROM seat n WHERE n.hall_id = p.hall_id AND n.withdrawn = 0 AND n.unplaced = 0)
  THEN 1 ELSE 0 END AS numbered
FROM performance p
JOIN place x ON x.performance_id = p.id AND x.state IN ('live', 'pending')
LEFT JOIN seat s ON s.id = x.seat_id
WHERE p.id = :performance_id AND (s.id IS NULL OR s.withdrawn = 1 OR s.hall_id <> p.hall_id)
ORDER BY x.id
