DELETE FROM site_request WHERE email_key = :email_key OR customer_id = :customer_id
