UPDATE counter SET name = :name WHERE id = :id
