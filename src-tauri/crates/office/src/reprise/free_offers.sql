SELECT id, at_ms, free_until_ms
FROM rescheduling
WHERE performance_id = :performance_id AND free_until_ms IS NOT NULL
ORDER BY seq
