INSERT INTO policy (id, scope, scope_id, version, body, made_at_ms, made_by)
VALUES (:id, :scope, :scope_id, :version, :body, :made_at_ms, :made_by)
