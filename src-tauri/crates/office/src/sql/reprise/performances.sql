SELECT f.id, f.show_id, f.starts_at_ms FROM performance f
WHERE EXISTS (SELECT 1 FROM reprise r WHERE r.performance_id = f.id)
ORDER BY f.starts_at_ms, f.id
LIMIT 500
