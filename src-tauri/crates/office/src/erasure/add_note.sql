INSERT INTO erased_note (seq, customer_id) VALUES (:seq, :customer_id)
