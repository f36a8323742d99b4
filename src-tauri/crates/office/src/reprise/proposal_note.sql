SELECT n.body
FROM journal j
JOIN journal_note n ON n.seq = j.seq
WHERE j.reprise_id = :reprise_id AND j.action = 'reprise.passed'
ORDER BY j.seq DESC
LIMIT 1
