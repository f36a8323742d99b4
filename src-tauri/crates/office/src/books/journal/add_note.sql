INSERT INTO journal_note (seq, salt, body) VALUES (?1, ?2, ?3)
