SELECT f.on_sale AS opened, f.opens_at_ms, f.closes_at_ms, f.starts_at_ms, s.withdrawn
FROM place p
JOIN performance f ON f.id = p.performance_id
JOIN seat s ON s.id = p.seat_id
WHERE p.id = :place_id
