INSERT INTO show (id, title, title_key, external_key) VALUES (:id, :title, :title_key, :external_key)
