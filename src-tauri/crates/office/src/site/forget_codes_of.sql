DELETE FROM site_code WHERE browser IN (SELECT r.browser FROM site_request r WHERE r.email_key = :email_key OR r.customer_id = :customer_id)
