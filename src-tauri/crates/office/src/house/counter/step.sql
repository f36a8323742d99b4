UPDATE counter_key SET version = version + 1 WHERE counter_id = :counter_id AND version = :version
