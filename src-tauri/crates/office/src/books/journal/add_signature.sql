INSERT INTO signature (seq, counter_id, at_ms, body) VALUES (:seq, :counter_id, :at_ms, :body)
