SELECT n.body
FROM journal j
JOIN journal_note n ON n.seq = j.seq
WHERE j.order_id = (SELECT r.order_id FROM reprise r WHERE r.id = :reprise_id)
  AND j.reprise_id = :reprise_id AND j.action = 'reprise.passed'
ORDER BY j.seq DESC
LIMIT 1
