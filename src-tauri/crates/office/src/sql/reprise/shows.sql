SELECT s.id, s.title FROM show s
WHERE EXISTS (SELECT 1 FROM reprise r WHERE r.show_id = s.id)
ORDER BY s.title_key, s.id
LIMIT 200
