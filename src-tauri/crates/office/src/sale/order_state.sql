SELECT number, state FROM orders WHERE id = :id
