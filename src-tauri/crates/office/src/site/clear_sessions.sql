DELETE FROM site_session
WHERE seen_at_ms <= :idle_ms OR since_ms <= :old_ms OR seen_at_ms > :latest_ms OR since_ms > :latest_ms
