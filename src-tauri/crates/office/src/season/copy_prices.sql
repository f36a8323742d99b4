INSERT INTO price (performance_id, category_id, rate_id, price_cents)
SELECT ?1, g.category_id, g.rate_id, g.price_cents
FROM price g
JOIN rate r ON r.id = g.rate_id
WHERE g.performance_id = ?2 AND r.retired = 0
