SELECT r.id, r.name
FROM rate r
WHERE EXISTS (SELECT 1 FROM price p WHERE p.performance_id = ?1 AND p.rate_id = r.id)
ORDER BY r.position, r.id
