SELECT f.id, f.show_id, s.title AS show, f.starts_at_ms
FROM (
  SELECT p.id, p.show_id, p.starts_at_ms
  FROM performance p
  ORDER BY CASE WHEN p.id IN (
      SELECT y.scope_id FROM policy y
      WHERE y.scope = 'performance' AND y.body IS NOT NULL
        AND y.version = (SELECT MAX(z.version) FROM policy z
          WHERE z.scope = y.scope AND z.scope_id = y.scope_id)
    ) THEN 0 ELSE 1 END,
    CASE WHEN p.starts_at_ms < :now_ms THEN 1 ELSE 0 END, ABS(p.starts_at_ms - :now_ms), p.id
  LIMIT 2000
) f
JOIN show s ON s.id = f.show_id
ORDER BY CASE WHEN f.starts_at_ms < :now_ms THEN 1 ELSE 0 END, ABS(f.starts_at_ms - :now_ms), f.id
