-- Requests whose place sits in free seating: in a seat of it, or without one for sale.
SELECT r.id AS reprise_id, p.performance_id,
  CASE WHEN s.hall_id = f.hall_id AND s.withdrawn = 0 THEN s.category_id ELSE p.category_id END AS category_id,
  CASE WHEN s.hall_id = f.hall_id AND s.withdrawn = 0 THEN 1 ELSE 0 END AS seated
FROM reprise r
JOIN place p ON p.id = r.place_id
JOIN performance f ON f.id = p.performance_id
LEFT JOIN seat s ON s.id = p.seat_id
WHERE r.id IN (:ids)
  AND EXISTS (SELECT 1 FROM seat n WHERE n.hall_id = f.hall_id AND n.withdrawn = 0 AND n.unplaced = 1)
  AND (s.id IS NULL OR s.unplaced = 1 OR ((s.withdrawn = 1 OR s.hall_id <> f.hall_id)
    AND NOT EXISTS (SELECT 1 FROM seat n WHERE n.hall_id = f.hall_id AND n.withdrawn = 0 AND n.unplaced = 0)))
