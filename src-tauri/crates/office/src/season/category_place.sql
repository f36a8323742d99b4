UPDATE category SET position = :position WHERE id = :id
