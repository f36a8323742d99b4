SELECT browser, nth FROM site_code WHERE drawn_at_ms IS NULL AND until_ms BETWEEN :now_ms AND :latest_ms ORDER BY until_ms, browser, nth LIMIT :limit
