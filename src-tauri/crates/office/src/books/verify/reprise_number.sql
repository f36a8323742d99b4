SELECT number FROM reprise WHERE id = :id
