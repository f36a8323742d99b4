SELECT number, state, requested_at_ms
FROM reprise
WHERE place_id = ?1
ORDER BY id DESC
