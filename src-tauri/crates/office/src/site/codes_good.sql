SELECT COUNT(*) FROM site_code WHERE browser = :browser AND until_ms BETWEEN :now_ms AND :latest_ms
