SELECT COUNT(*) FROM site_code WHERE browser = :browser AND hash = :hash AND until_ms >= :now_ms
