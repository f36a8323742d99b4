INSERT INTO site_request (browser, email, email_key, at_ms, tries) VALUES (:browser, :email, :email_key, :at_ms, 0)
