INSERT INTO customer_word (kind, word, name_key, customer_id) VALUES (:kind, :word, :name_key, :customer_id)
