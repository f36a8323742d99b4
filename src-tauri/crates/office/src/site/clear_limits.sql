DELETE FROM site_limit WHERE from_ms <= :before_ms
