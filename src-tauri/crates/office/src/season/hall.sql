SELECT id, name, version FROM hall WHERE id = :id
