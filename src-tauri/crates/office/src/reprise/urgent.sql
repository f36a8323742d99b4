SELECT COUNT(*)
FROM reprise r
WHERE r.bucket = :bucket AND r.starts_at_ms >= :from_ms AND r.starts_at_ms < :to_ms
