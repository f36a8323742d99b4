SELECT j.seq, j.at_ms, j.action, j.data, n.body AS note
FROM journal j
LEFT JOIN journal_note n ON n.seq = j.seq
WHERE j.customer_id = :customer_id
ORDER BY j.seq
