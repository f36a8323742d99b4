UPDATE show SET title = ?2, title_key = ?3 WHERE id = ?1
