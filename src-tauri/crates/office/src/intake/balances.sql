SELECT o.mark, l.number, l.issued_cents, l.expires_at_ms
FROM lot_origin o
JOIN credit_lot l ON l.id = o.lot_id
WHERE o.mark IN (:ids)
