SELECT id, name AS key FROM hall
