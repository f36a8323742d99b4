-- A place of free seating may have a seat that the hall has no more, or one of the hall before.
SELECT x.category_id, COUNT(*) AS places
FROM place x
WHERE x.performance_id = :performance_id AND x.state IN ('live', 'pending')
  AND (x.seat_id IS NULL OR EXISTS (SELECT 1 FROM seat s
    WHERE s.id = x.seat_id AND s.unplaced = 1 AND (s.withdrawn = 1
      OR s.hall_id <> (SELECT p.hall_id FROM performance p WHERE p.id = x.performance_id))))
GROUP BY x.category_id
