INSERT INTO hall (id, name) VALUES (:id, :name)
