SELECT id, name, holder, retired, version FROM rate ORDER BY position, id
