SELECT p.id AS performance_id, x.rate_id, x.category_id, x.price_cents
FROM performance p
JOIN price x ON x.performance_id = p.id
JOIN category c ON c.id = x.category_id
JOIN rate r ON r.id = x.rate_id
WHERE p.starts_at_ms > :now_ms AND r.position = 1 AND c.position = 2
ORDER BY p.starts_at_ms
