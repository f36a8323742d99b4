SELECT id FROM operator WHERE version > 1 LIMIT 200
