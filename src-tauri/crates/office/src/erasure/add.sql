INSERT INTO erasure (customer_id, seq, at_ms, mark) VALUES (:customer_id, :seq, :at_ms, :mark)
