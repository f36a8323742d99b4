SELECT id, external_key, title
FROM show
WHERE external_key >= ?1 AND external_key < ?2
