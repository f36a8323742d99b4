SELECT shown.id, shown.name
FROM (
  SELECT s.id, s.title AS name, s.title_key
  FROM show s
  ORDER BY CASE WHEN s.id IN (
      SELECT y.scope_id FROM policy y
      WHERE y.scope = 'show' AND y.body IS NOT NULL
        AND y.version = (SELECT MAX(z.version) FROM policy z
          WHERE z.scope = y.scope AND z.scope_id = y.scope_id)
    ) THEN 0 ELSE 1 END,
    CASE WHEN EXISTS (SELECT 1 FROM performance f WHERE f.show_id = s.id) THEN 1 ELSE 0 END,
    (SELECT MAX(f.starts_at_ms) FROM performance f WHERE f.show_id = s.id) DESC, s.id DESC
  LIMIT 500
) shown
ORDER BY shown.title_key, shown.id
