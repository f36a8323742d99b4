SELECT external_key, facts
FROM import_seen
WHERE kind = ?1 AND external_key >= ?2 AND external_key < ?3
