DELETE FROM site_request
