SELECT name FROM counter WHERE id = :counter_id
