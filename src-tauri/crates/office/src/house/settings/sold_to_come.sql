SELECT COUNT(*) FROM performance f
WHERE f.starts_at_ms > :now_ms
  AND EXISTS (SELECT 1 FROM place p WHERE p.performance_id = f.id AND p.state IN ('live', 'pending'))
