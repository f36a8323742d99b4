INSERT INTO site_code (browser, nth, for_what, locale, until_ms)
SELECT :browser, COALESCE(MAX(c.nth), 0) + 1, :for_what, :locale, :until_ms FROM site_code c WHERE c.browser = :browser
