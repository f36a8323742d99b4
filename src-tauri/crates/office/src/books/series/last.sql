SELECT last FROM series WHERE name = :name
