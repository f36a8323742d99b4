-- The credit that places of an order were turned into, by request.
SELECT r.id, r.customer_id, r.number, j.at_ms, CAST(SUM(x.amount_cents) AS BIGINT) AS amount_cents
FROM reprise_part_now x
JOIN reprise r ON r.id = x.reprise_id
JOIN journal j ON j.seq = x.seq
WHERE x.order_id = :order_id
GROUP BY r.id, r.customer_id, r.number, j.at_ms
HAVING SUM(x.amount_cents) > 0
ORDER BY j.at_ms, r.id
