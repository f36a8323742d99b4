SELECT number FROM orders WHERE number IN (?1)
