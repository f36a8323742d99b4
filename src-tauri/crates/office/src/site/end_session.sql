DELETE FROM site_session WHERE token = :token
