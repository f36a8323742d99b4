SELECT COUNT(*) FROM orders WHERE id = :id
