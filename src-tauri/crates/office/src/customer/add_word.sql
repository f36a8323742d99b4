INSERT INTO customer_word (kind, word, name_key, customer_id) VALUES (?1, ?2, ?3, ?4)
