SELECT MIN(id) FROM customer WHERE email_key = :email_key AND external_key IS NULL
HAVING COUNT(*) = 1
