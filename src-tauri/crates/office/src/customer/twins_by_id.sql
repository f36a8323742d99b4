SELECT id, name_key, email_key, phone_key FROM customer WHERE id IN (:ids)
