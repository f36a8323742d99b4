INSERT INTO site_code (browser, hash, until_ms) VALUES (:browser, :hash, :until_ms)
ON CONFLICT (browser, hash) DO UPDATE SET until_ms = excluded.until_ms
