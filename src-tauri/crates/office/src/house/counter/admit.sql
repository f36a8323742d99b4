UPDATE counter_key SET revoked_at_ms = :revoked_at_ms, waiting = :waiting, version = version + 1
WHERE counter_id = :counter_id AND version = :version
