SELECT j.reprise_id AS of_reprise, j.seq, j.at_ms, j.action, j.data, n.body AS note
FROM /* own */journal j
LEFT JOIN /* own */journal_note n ON n.seq = j.seq
WHERE j.customer_id = :customer_id
ORDER BY j.seq
