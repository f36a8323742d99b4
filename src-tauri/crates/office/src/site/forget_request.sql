DELETE FROM site_request WHERE browser = :browser
