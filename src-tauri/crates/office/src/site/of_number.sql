SELECT k.id, k.number, k.last_name, k.first_name FROM customer k WHERE k.number = :number AND k.email_key = :email_key
