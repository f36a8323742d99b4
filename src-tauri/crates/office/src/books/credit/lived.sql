-- The last row that is old enough, by its time, and when the one after it was written.
SELECT j.at_ms, n.at_ms AS next_ms
FROM journal j
LEFT JOIN journal n ON n.seq = j.seq + 1
WHERE j.at_ms <= :before_ms
ORDER BY j.at_ms DESC, j.seq DESC
LIMIT 1
