SELECT COUNT(*) FROM site_request WHERE browser = :browser AND email_key = :email_key AND at_ms >= :before_ms
