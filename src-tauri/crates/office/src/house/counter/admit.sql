UPDATE counter_key SET revoked_at_ms = ?3, version = version + 1 WHERE counter_id = ?1 AND version = ?2
