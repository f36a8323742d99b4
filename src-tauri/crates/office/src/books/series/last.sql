SELECT last FROM series WHERE name = ?1
