SELECT r.id, r.name, r.holder
FROM rate r
WHERE r.retired = 0
  AND EXISTS (SELECT 1 FROM price p WHERE p.performance_id = :performance_id AND p.rate_id = r.id)
ORDER BY r.position, r.id
