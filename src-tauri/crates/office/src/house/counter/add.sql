INSERT INTO counter (id, name, created_at_ms) VALUES (:id, :name, :created_at_ms)
