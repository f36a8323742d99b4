SELECT y.scope, y.scope_id, s.title AS show, f.starts_at_ms
FROM policy y
LEFT JOIN performance f ON y.scope = 'performance' AND f.id = y.scope_id
JOIN show s ON s.id = CASE WHEN y.scope = 'show' THEN y.scope_id ELSE f.show_id END
WHERE y.scope <> 'house' AND y.body IS NOT NULL
  AND y.version = (SELECT MAX(z.version) FROM policy z
    WHERE z.scope = y.scope AND z.scope_id = y.scope_id)
ORDER BY s.title_key, f.starts_at_ms, y.id
LIMIT 500
