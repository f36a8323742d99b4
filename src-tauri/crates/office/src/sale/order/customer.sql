SELECT number, last_name, first_name FROM customer WHERE id = :id
