DELETE FROM site_limit WHERE from_ms <= :before_ms OR from_ms > :latest_ms
