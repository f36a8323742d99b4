INSERT INTO site_request (browser, email, email_key, customer_id, at_ms, tries)
VALUES (:browser, :email, :email_key, :customer_id, :at_ms, 0)
