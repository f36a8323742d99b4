UPDATE site_request SET tries = tries + 1 WHERE browser = :browser
