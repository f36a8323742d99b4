SELECT id, number, state, requested_at_ms
FROM reprise
WHERE order_id = (SELECT p.order_id FROM place p WHERE p.id = :place_id) AND place_id = :place_id
ORDER BY id DESC
