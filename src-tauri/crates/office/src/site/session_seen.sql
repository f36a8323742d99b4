UPDATE site_session SET seen_at_ms = :now_ms WHERE token = :token
