WITH evening AS (
  SELECT f.id, f.show_id, f.hall_id, f.starts_at_ms
  FROM performance f
  WHERE f.starts_at_ms > :now_ms AND (f.hall_id = :hall_id OR :hall_id = 0 AND EXISTS (
    SELECT 1 FROM place p LEFT JOIN seat s ON s.id = p.seat_id AND s.withdrawn = 0 AND s.hall_id = f.hall_id
    WHERE p.performance_id = f.id AND p.state IN ('live', 'pending') AND s.id IS NULL))
)
SELECT f.id AS performance_id, w.title AS show, h.name AS hall, f.starts_at_ms,
  (SELECT COUNT(*) FROM seat s WHERE s.hall_id = f.hall_id AND s.withdrawn = 0) AS seats,
  (SELECT COUNT(*) FROM seat s WHERE s.hall_id = f.hall_id AND s.withdrawn = 0 AND s.unplaced = 0) AS numbered,
  (SELECT COUNT(*) FROM seat_out b JOIN seat s ON s.id = b.seat_id AND s.hall_id = f.hall_id
   WHERE b.performance_id = f.id AND s.withdrawn = 0 AND NOT EXISTS (SELECT 1 FROM place p
     WHERE p.performance_id = f.id AND p.seat_id = s.id AND p.state IN ('live', 'pending'))) AS out_of_sale,
  (SELECT COUNT(*) FROM place p WHERE p.performance_id = f.id AND p.state IN ('live', 'pending')) AS sold,
  (SELECT COUNT(*) FROM place p JOIN seat s ON s.id = p.seat_id AND s.hall_id = f.hall_id
   WHERE p.performance_id = f.id AND p.state IN ('live', 'pending') AND s.withdrawn = 0) AS taken,
  (SELECT COUNT(*) FROM seat s WHERE s.hall_id = f.hall_id AND s.withdrawn = 0 AND s.unplaced = 1
   AND (EXISTS (SELECT 1 FROM place p
       WHERE p.performance_id = f.id AND p.seat_id = s.id AND p.state IN ('live', 'pending'))
     OR EXISTS (SELECT 1 FROM seat_out b WHERE b.performance_id = f.id AND b.seat_id = s.id))) AS unplaced_kept,
  (SELECT COUNT(*) FROM place p JOIN seat s ON s.id = p.seat_id
   WHERE p.performance_id = f.id AND p.state IN ('live', 'pending') AND s.unplaced = 0
     AND (s.withdrawn = 1 OR s.hall_id <> f.hall_id)) AS displaced
FROM evening f
JOIN show w ON w.id = f.show_id
JOIN hall h ON h.id = f.hall_id
ORDER BY f.starts_at_ms, f.id
