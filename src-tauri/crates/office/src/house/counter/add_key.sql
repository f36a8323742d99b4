INSERT INTO counter_key (counter_id, key_hash, version, waiting) VALUES (:counter_id, :key_hash, 1, :waiting)
