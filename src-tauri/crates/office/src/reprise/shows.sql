-- The shows that were ever asked about, by one look-up a show: those played last, by title.
WITH RECURSIVE asked (id) AS (
  SELECT MIN(show_id) FROM reprise_count WHERE show_id > 0
  UNION ALL
  SELECT (SELECT MIN(c.show_id) FROM reprise_count c WHERE c.show_id > a.id)
  FROM asked a
  WHERE a.id IS NOT NULL
)
SELECT l.id, l.title
FROM (
  SELECT s.id, s.title, s.title_key,
    (SELECT MAX(f.starts_at_ms) FROM performance f WHERE f.show_id = s.id) AS last_ms
  FROM asked a
  JOIN show s ON s.id = a.id
  ORDER BY last_ms DESC, s.id DESC
  LIMIT 200
) l
ORDER BY l.title_key, l.id
