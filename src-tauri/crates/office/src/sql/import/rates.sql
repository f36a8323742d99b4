SELECT id, name_key AS key FROM rate
