UPDATE counter_key SET version = version + 1 WHERE counter_id = ?1 AND version = ?2
