SELECT name, args, answer FROM command WHERE id = ?1
