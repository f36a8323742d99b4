SELECT k.id, k.number, k.last_name, k.first_name FROM customer k WHERE k.email_key = :email_key
ORDER BY k.number LIMIT :limit
