DELETE FROM former_name WHERE kind = :kind AND name_key = :name_key
