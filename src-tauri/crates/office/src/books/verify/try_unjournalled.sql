SELECT CAST(COALESCE(MIN(a.number), 0) AS BIGINT)
FROM refund_try t
JOIN refund r ON r.id = t.refund_id
JOIN amendment a ON a.id = r.amendment_id
LEFT JOIN journal j ON j.seq = t.seq AND j.order_id = a.order_id AND j.at_ms = t.at_ms
  AND j.operator_id = t.operator_id AND j.counter_id = t.counter_id AND j.action = 'refund.tried'
WHERE j.seq IS NULL
