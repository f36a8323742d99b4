SELECT COUNT(*)
FROM price g
JOIN rate r ON r.id = g.rate_id
WHERE g.performance_id = :performance_id AND r.retired = 0
