INSERT INTO counter_key (counter_id, key_hash, version) VALUES (:counter_id, :key_hash, 1)
