UPDATE site_request SET tries = tries + 1, tried = :hash WHERE browser = :browser
