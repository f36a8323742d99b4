SELECT COUNT(*) FROM category WHERE name_key = ?1 AND id <> ?2
