SELECT id
FROM reprise
WHERE performance_id = :performance_id AND bucket <> 'done' AND fee_cents > 0
ORDER BY id
