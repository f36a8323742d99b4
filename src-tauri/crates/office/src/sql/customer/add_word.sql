INSERT INTO customer_word (word, customer_id) VALUES (?1, ?2)
