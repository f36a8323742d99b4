DELETE FROM customer_word WHERE customer_id = :customer_id
