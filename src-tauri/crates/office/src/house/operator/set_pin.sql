UPDATE operator SET pin_hash = :pin_hash WHERE id = :id
