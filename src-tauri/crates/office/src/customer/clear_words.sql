DELETE FROM customer_word WHERE customer_id = ?1
