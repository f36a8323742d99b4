SELECT COALESCE(MIN(j.seq), 0)
FROM journal j
LEFT JOIN journal_note n ON n.seq = j.seq
LEFT JOIN erased_note e ON e.seq = j.seq
WHERE j.note_hash IS NOT NULL AND n.seq IS NULL AND e.seq IS NULL
