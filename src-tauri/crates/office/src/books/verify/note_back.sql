SELECT COALESCE(MIN(n.seq), 0)
FROM journal_note n
JOIN erased_note e ON e.seq = n.seq
