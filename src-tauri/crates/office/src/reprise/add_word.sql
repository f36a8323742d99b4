INSERT INTO reprise_word (word, reprise_id) VALUES (?1, ?2)
