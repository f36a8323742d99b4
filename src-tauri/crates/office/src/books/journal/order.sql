SELECT id FROM orders WHERE number = :number
