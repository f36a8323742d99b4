SELECT id, email_key, last_name, first_name
FROM customer
WHERE email_key IN (:ids) AND external_key IS NULL
ORDER BY id
