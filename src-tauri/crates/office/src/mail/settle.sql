UPDATE mail
SET settled_at_ms = ?2
WHERE id = ?1 AND state IN ('failed', 'no_address') AND settled_at_ms IS NULL
