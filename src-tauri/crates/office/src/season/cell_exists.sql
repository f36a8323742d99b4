SELECT COUNT(*) FROM category c JOIN rate r ON r.id = ?2 WHERE c.id = ?1
