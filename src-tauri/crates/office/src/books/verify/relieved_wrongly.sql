-- Without a fee, by a move of its own performance that offers it, to a place sold before; or, whatever another system says of
-- when it was sold, to a request that the journal let off by that move.
SELECT COALESCE(MIN(q.number), 0)
FROM reprise q
LEFT JOIN rescheduling r ON r.id = q.rescheduling_id
LEFT JOIN orders o ON o.id = q.order_id
WHERE q.rescheduling_id IS NOT NULL
  AND (q.fee_cents <> 0 OR r.id IS NULL OR r.performance_id <> q.performance_id
    OR r.free_until_ms IS NULL OR q.requested_at_ms > r.free_until_ms
    OR (o.created_at_ms > r.at_ms AND NOT EXISTS (
      SELECT 1 FROM journal j WHERE j.reprise_id = q.id AND j.action = 'reprise.relieved' AND j.seq > r.seq)))
