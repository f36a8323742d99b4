SELECT COUNT(*)
FROM (
  SELECT place_id
  FROM reprise
  WHERE state IN ('requested', 'held', 'awaiting_supervisor', 'accepted')
  GROUP BY place_id
  HAVING COUNT(*) > 1
) AS twice
