SELECT id, reprise_cents
FROM reprise
WHERE bucket = 'done' AND reprise_cents > 0 AND state = 'accepted'
