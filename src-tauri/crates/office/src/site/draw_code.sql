UPDATE site_code SET hash = :hash, drawn_at_ms = :now_ms
WHERE browser = :browser AND nth = :nth AND drawn_at_ms IS NULL AND until_ms BETWEEN :now_ms AND :latest_ms
