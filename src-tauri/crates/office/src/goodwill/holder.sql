SELECT id, last_name, first_name, email, locale FROM customer WHERE id = :id
