SELECT MIN(id) FROM customer WHERE email_key = ?1 AND external_key IS NULL
HAVING COUNT(*) = 1
