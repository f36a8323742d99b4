SELECT COUNT(*) FROM category c JOIN rate r ON r.id = :rate_id WHERE c.id = :category_id
