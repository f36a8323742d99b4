SELECT COALESCE(MAX(version), 0) FROM policy WHERE scope = ?1 AND scope_id = ?2
