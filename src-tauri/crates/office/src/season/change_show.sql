UPDATE show SET title = :title, title_key = :title_key, version = version + 1 WHERE id = :id
