-- The latest performances that were ever asked about, by one look-up a performance.
WITH RECURSIVE asked (id) AS (
  SELECT MIN(performance_id) FROM reprise_count WHERE performance_id > 0
  UNION ALL
  SELECT (SELECT MIN(c.performance_id) FROM reprise_count c WHERE c.performance_id > a.id)
  FROM asked a
  WHERE a.id IS NOT NULL
)
SELECT l.id, l.show_id, l.starts_at_ms
FROM (
  SELECT f.id, f.show_id, f.starts_at_ms
  FROM asked a
  JOIN performance f ON f.id = a.id
  ORDER BY f.starts_at_ms DESC, f.id DESC
  LIMIT 500
) l
ORDER BY l.starts_at_ms, l.id
