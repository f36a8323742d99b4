SELECT COUNT(*) FROM orders WHERE number = :number
