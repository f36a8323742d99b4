UPDATE seat SET withdrawn = 1 WHERE id = :id
