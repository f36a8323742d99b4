SELECT id, flags
FROM reprise
WHERE id IN (:ids)
