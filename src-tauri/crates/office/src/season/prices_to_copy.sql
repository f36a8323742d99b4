SELECT g.category_id, g.rate_id, g.price_cents
FROM price g
JOIN rate r ON r.id = g.rate_id
WHERE g.performance_id = :performance_id AND r.retired = 0
