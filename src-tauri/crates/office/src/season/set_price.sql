INSERT INTO price (performance_id, category_id, rate_id, price_cents)
VALUES (:performance_id, :category_id, :rate_id, :price_cents)
ON CONFLICT (performance_id, category_id, rate_id) DO UPDATE SET price_cents = excluded.price_cents
