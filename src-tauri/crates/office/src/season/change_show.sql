UPDATE show SET title = ?2, title_key = ?3, version = version + 1 WHERE id = ?1
