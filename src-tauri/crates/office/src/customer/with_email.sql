SELECT number, last_name, first_name
FROM customer
WHERE email_key = :email_key AND email_key <> ''
ORDER BY id
LIMIT 1
