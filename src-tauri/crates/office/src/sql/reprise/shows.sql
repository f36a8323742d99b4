-- Each show that was ever asked about, by one look-up a show.
WITH RECURSIVE asked (id) AS (
  SELECT MIN(show_id) FROM reprise_count WHERE show_id > 0
  UNION ALL
  SELECT (SELECT MIN(c.show_id) FROM reprise_count c WHERE c.show_id > a.id)
  FROM asked a
  WHERE a.id IS NOT NULL
)
SELECT s.id, s.title
FROM asked a
JOIN show s ON s.id = a.id
ORDER BY s.title_key, s.id
LIMIT 200
