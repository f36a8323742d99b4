SELECT COUNT(*) AS open, MAX(since_ms) AS since_ms, MAX(seen_at_ms) AS seen_at_ms
FROM site_session
WHERE (customer_id = :customer_id OR (email_key = :email_key AND email_key <> ''))
  AND seen_at_ms > :idle_ms AND seen_at_ms <= :latest_ms AND since_ms > :old_ms AND since_ms <= :latest_ms
