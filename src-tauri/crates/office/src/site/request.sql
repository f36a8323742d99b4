SELECT email, email_key, tries FROM site_request WHERE browser = :browser
