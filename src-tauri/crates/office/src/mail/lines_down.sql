SELECT l.counter_id, c.name AS counter, l.state, l.reason, l.answer, l.since_ms, l.retry_at_ms
FROM mail_line l
JOIN counter c ON c.id = l.counter_id
WHERE l.state <> 'open'
  AND NOT EXISTS (SELECT 1 FROM mail_line o WHERE o.state = 'open' AND o.since_ms >= l.since_ms
    -- One that a clock that was ahead left says nothing of what came later.
    AND o.since_ms <= :latest_ms)
ORDER BY l.since_ms, l.counter_id
LIMIT 20
