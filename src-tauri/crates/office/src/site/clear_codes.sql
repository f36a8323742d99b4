DELETE FROM site_code WHERE browser IN (SELECT r.browser FROM site_request r WHERE r.at_ms < :before_ms OR r.at_ms > :latest_ms)
