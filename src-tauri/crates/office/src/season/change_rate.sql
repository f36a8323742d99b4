UPDATE rate SET name = ?2, name_key = ?3, retired = ?4, holder = ?5, version = version + 1
WHERE id = ?1
