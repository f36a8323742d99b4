SELECT body FROM policy WHERE body LIKE :holds ORDER BY made_at_ms, id LIMIT 500
