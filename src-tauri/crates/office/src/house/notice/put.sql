INSERT INTO notice (what, since_ms, told_at_ms) VALUES (:what, :since_ms, :told_at_ms)
ON CONFLICT (what) DO UPDATE SET told_at_ms = excluded.told_at_ms
WHERE notice.told_at_ms IS NULL AND excluded.told_at_ms IS NOT NULL
