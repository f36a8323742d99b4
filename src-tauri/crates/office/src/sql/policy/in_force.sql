SELECT y.id, y.scope, y.body
FROM policy y
WHERE ((y.scope = 'performance' AND y.scope_id = ?1)
    OR (y.scope = 'show' AND y.scope_id = ?2)
    OR y.scope = 'house')
  AND y.version = (SELECT MAX(z.version) FROM policy z
    WHERE z.scope = y.scope AND z.scope_id = y.scope_id)
  AND y.body IS NOT NULL
ORDER BY CASE y.scope WHEN 'performance' THEN 1 WHEN 'show' THEN 2 ELSE 3 END
LIMIT 1
