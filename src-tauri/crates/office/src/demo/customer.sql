SELECT id FROM customer WHERE external_key = ?1
