SELECT id, number, state, requested_at_ms
FROM reprise
WHERE place_id = :place_id
ORDER BY id DESC
