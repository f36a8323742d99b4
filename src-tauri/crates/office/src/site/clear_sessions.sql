DELETE FROM site_session WHERE seen_at_ms <= :idle_ms OR since_ms <= :old_ms
