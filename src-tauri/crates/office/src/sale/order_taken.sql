SELECT COUNT(*) FROM orders WHERE number = ?1
