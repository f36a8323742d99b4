SELECT state FROM orders WHERE id = :id
