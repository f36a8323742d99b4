DELETE FROM seat WHERE id = :id
