UPDATE site_session SET email = :email, email_key = :email_key WHERE token = :token
