SELECT number FROM reprise WHERE id = ?1
