DELETE FROM site_session WHERE customer_id = :customer_id AND token <> :token
