SELECT category_id, rate_id, price_cents
FROM price
WHERE performance_id = ?1
ORDER BY category_id, rate_id
