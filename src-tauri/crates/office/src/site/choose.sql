UPDATE site_session SET customer_id = :customer_id WHERE token = :token
