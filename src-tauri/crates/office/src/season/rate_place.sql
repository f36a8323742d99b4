UPDATE rate SET position = :position WHERE id = :id
