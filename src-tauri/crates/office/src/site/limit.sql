SELECT from_ms, count FROM site_limit WHERE key = :key
