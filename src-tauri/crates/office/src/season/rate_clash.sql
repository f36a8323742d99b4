SELECT COUNT(*) FROM rate WHERE name_key = ?1 AND id <> ?2
