SELECT x.seq, x.reprise_id, x.amount_cents, x.lot_id, l.number, l.expires_at_ms
FROM reprise_part x
LEFT JOIN credit_lot l ON l.id = x.lot_id
WHERE x.seq > :after AND x.seq <= :upto
ORDER BY x.seq, x.rank
