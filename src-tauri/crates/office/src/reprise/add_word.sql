INSERT INTO reprise_word (word, reprise_id) VALUES (:word, :reprise_id)
