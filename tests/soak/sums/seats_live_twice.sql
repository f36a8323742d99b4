SELECT COUNT(*)
FROM (
  SELECT performance_id, seat_id
  FROM place
  WHERE seat_id IS NOT NULL AND state IN ('live', 'pending')
  GROUP BY performance_id, seat_id
  HAVING COUNT(*) > 1
) AS twice
