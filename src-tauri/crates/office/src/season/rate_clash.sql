SELECT COUNT(*) FROM rate WHERE name_key = :name_key AND id <> :id
