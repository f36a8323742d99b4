DELETE FROM price WHERE performance_id = :performance_id AND category_id = :category_id AND rate_id = :rate_id
