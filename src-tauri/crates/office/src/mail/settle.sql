UPDATE mail
SET settled_at_ms = :settled_at_ms
WHERE id = :id AND state IN ('failed', 'no_address') AND settled_at_ms IS NULL
