INSERT INTO site_session (token, email, email_key, customer_id, since_ms, seen_at_ms, agent)
VALUES (:token, :email, :email_key, :customer_id, :at_ms, :at_ms, :agent)
