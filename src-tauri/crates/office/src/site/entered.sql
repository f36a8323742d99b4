SELECT COUNT(*) FROM site_entered WHERE browser = :browser AND for_what = :for_what AND until_ms BETWEEN :now_ms AND :latest_ms
