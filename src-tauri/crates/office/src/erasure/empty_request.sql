UPDATE reprise
SET customer_key = :customer_key, search_key = :search_key, version = version + 1,
  sentence = CASE WHEN sentence IS NULL THEN NULL ELSE '' END
WHERE id = :id
