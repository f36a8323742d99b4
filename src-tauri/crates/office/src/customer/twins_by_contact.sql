SELECT id, name_key, email_key, phone_key
FROM customer
WHERE email_key = :email_key AND email_key <> ''
UNION
SELECT c.id, c.name_key, c.email_key, c.phone_key
FROM customer_word w
JOIN customer c ON c.id = w.customer_id
WHERE w.word = :phone_key AND w.word <> '' AND w.kind = 2 AND c.phone_key = :phone_key
LIMIT 200
