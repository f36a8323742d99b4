SELECT id FROM customer WHERE external_key = :external_key
