INSERT INTO counter_key (counter_id, key_hash, version) VALUES (?1, ?2, 1)
