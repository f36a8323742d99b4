SELECT token, since_ms, seen_at_ms, agent FROM site_session WHERE email_key = :email_key
ORDER BY seen_at_ms DESC, since_ms DESC LIMIT :limit
