INSERT INTO journal_note (seq, salt, body) VALUES (:seq, :salt, :body)
