UPDATE operator SET version = version + 1 WHERE id = :id AND active = 1
