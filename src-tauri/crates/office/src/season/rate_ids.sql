SELECT id FROM rate ORDER BY position, id
