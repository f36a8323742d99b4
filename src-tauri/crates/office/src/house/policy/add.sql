INSERT INTO policy (id, scope, scope_id, version, body, made_at_ms, made_by)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
