DELETE FROM site_code WHERE browser = :browser AND hash NOT IN (
  SELECT c.hash FROM site_code c WHERE c.browser = :browser ORDER BY c.until_ms DESC, c.hash LIMIT :kept)
