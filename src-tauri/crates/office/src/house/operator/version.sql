SELECT version FROM operator WHERE id = :id
