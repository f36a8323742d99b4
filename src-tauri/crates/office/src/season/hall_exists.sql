SELECT COUNT(*) FROM hall WHERE id = :id
