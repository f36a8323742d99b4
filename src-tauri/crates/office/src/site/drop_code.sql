DELETE FROM site_code WHERE browser = :browser AND nth = :nth
