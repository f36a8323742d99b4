SELECT own.scope, own.scope_id, own.show, own.starts_at_ms
FROM (
  SELECT y.id, y.scope, y.scope_id, s.title AS show, s.title_key, f.starts_at_ms
  FROM policy y
  LEFT JOIN performance f ON y.scope = 'performance' AND f.id = y.scope_id
  JOIN show s ON s.id = CASE WHEN y.scope = 'show' THEN y.scope_id ELSE f.show_id END
  WHERE y.scope <> 'house' AND y.body IS NOT NULL
    AND y.version = (SELECT MAX(z.version) FROM policy z
      WHERE z.scope = y.scope AND z.scope_id = y.scope_id)
  ORDER BY CASE WHEN f.starts_at_ms < :now_ms THEN 1 ELSE 0 END,
    COALESCE(ABS(f.starts_at_ms - :now_ms), 0), y.id
  LIMIT 500
) own
ORDER BY own.title_key, own.starts_at_ms, own.id
