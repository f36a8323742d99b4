SELECT COUNT(*) FROM customer WHERE id = :id
