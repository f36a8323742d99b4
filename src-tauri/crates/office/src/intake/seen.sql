SELECT external_key, facts
FROM import_seen
WHERE kind = :kind AND external_key >= :from AND external_key < :to
