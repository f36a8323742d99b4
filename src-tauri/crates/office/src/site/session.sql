SELECT s.email, s.email_key, k.id AS customer_id, s.since_ms, s.seen_at_ms
FROM site_session s
LEFT JOIN customer k ON k.id = s.customer_id AND k.email_key = s.email_key
WHERE s.token = :token
