DELETE FROM site_code
