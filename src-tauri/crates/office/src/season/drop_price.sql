DELETE FROM price WHERE performance_id = ?1 AND category_id = ?2 AND rate_id = ?3
