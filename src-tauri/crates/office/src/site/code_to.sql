SELECT r.email, r.email_key, c.for_what, c.locale, c.until_ms
FROM site_code c
JOIN site_request r ON r.browser = c.browser
WHERE c.browser = :browser AND c.nth = :nth
