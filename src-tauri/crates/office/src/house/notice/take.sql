INSERT INTO notice (what, since_ms, told_at_ms) VALUES (:what, :now_ms, :now_ms)
ON CONFLICT (what) DO UPDATE SET told_at_ms = excluded.told_at_ms WHERE notice.told_at_ms IS NULL
