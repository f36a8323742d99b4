SELECT h.last_id, j.at_ms AS last_at_ms
FROM head h
LEFT JOIN journal_chain j ON j.seq = h.seq
WHERE h.id = 1
