-- Where their mailbox is signed in on the site.
SELECT s.since_ms, s.seen_at_ms, s.agent
FROM site_session s
JOIN customer k ON k.email_key = s.email_key
WHERE k.id = :customer_id AND k.email_key <> ''
ORDER BY s.since_ms, s.seen_at_ms, s.agent
