DELETE FROM site_session WHERE email_key = :email_key
