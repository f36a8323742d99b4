SELECT s.id, s.title, s.version,
  (SELECT COUNT(*) FROM performance f WHERE f.show_id = s.id) AS performances
FROM show s
WHERE s.id = :id
