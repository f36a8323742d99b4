UPDATE rate SET name = :name, name_key = :name_key, retired = :retired, holder = :holder, version = version + 1
WHERE id = :id
