SELECT a.id, a.number, a.kind, a.made_at_ms AS at_ms, a.amount_cents
FROM amendment a
WHERE a.order_id = :order_id
ORDER BY a.id
