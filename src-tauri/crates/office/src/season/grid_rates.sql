SELECT r.id, r.name
FROM rate r
WHERE r.retired = 0
  OR EXISTS (SELECT 1 FROM price g WHERE g.performance_id = :performance_id AND g.rate_id = r.id)
ORDER BY r.position, r.id
