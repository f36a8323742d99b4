DELETE FROM former_name WHERE kind = ?1 AND name_key = ?2
