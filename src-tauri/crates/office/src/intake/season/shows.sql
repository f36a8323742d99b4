SELECT id, external_key, title
FROM show
WHERE external_key >= :from AND external_key < :to
