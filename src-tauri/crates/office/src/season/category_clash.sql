SELECT COUNT(*) FROM category WHERE name_key = :name_key AND id <> :id
