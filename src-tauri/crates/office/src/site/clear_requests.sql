DELETE FROM site_request WHERE at_ms < :before_ms
