DELETE FROM site_request WHERE at_ms < :before_ms OR at_ms > :latest_ms
