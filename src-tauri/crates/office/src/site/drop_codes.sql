DELETE FROM site_code WHERE browser = :browser AND drawn_at_ms IS NOT NULL AND nth NOT IN (
  SELECT c.nth FROM site_code c WHERE c.browser = :browser AND c.drawn_at_ms IS NOT NULL ORDER BY c.nth DESC LIMIT :kept)
