-- Those that a request made now for the same place would be offered: sold before the move, asked back by the free day.
SELECT q.id
FROM reprise q
JOIN orders o ON o.id = q.order_id
JOIN rescheduling r ON r.id = :rescheduling_id
WHERE q.performance_id = :performance_id AND q.bucket <> 'done' AND q.fee_cents > 0
  AND o.created_at_ms <= r.at_ms AND q.requested_at_ms <= r.free_until_ms
ORDER BY q.id
