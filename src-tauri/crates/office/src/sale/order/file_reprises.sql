SELECT j.at_ms, r.number, CAST(SUM(x.amount_cents) AS BIGINT) AS amount_cents
FROM reprise_part_now x
JOIN reprise r ON r.id = x.reprise_id
JOIN journal j ON j.seq = x.seq
WHERE x.order_id = :order_id
GROUP BY j.at_ms, r.number
HAVING SUM(x.amount_cents) > 0
ORDER BY j.at_ms, r.number
