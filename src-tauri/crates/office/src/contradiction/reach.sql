UPDATE reprise
SET flags = :flags, needs_signature = CASE WHEN :sign = 1 THEN 1 ELSE needs_signature END, version = version + 1
WHERE id = :id
