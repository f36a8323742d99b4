SELECT id, name, name_key, retired FROM category
