SELECT COUNT(*) FROM reprise WHERE id = :id
