SELECT COUNT(*) FROM site_code WHERE browser = :browser AND until_ms >= :now_ms
