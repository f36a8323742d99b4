SELECT id FROM category ORDER BY position, id
