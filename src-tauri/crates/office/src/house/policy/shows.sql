SELECT id, title AS name FROM show ORDER BY title_key, id LIMIT 500
