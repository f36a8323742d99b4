SELECT r.id AS reprise_id, b.kind AS out_kind, b.reason AS out_reason, b.operator AS out_by, b.at_ms AS out_at_ms
FROM reprise r
JOIN place p ON p.id = r.place_id
JOIN seat_out_by b ON b.performance_id = p.performance_id AND b.seat_id = p.seat_id
WHERE r.id IN (:ids)
