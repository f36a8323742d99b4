SELECT COALESCE(MAX(version), 0) FROM policy WHERE scope = :scope AND scope_id = :scope_id
