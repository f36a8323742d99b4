SELECT id, version
FROM reprise
WHERE customer_id = :customer_id AND state IN ('requested', 'held', 'awaiting_supervisor')
ORDER BY id
