SELECT category_id, rate_id, price_cents FROM price WHERE performance_id = :performance_id
