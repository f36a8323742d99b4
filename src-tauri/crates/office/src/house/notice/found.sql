INSERT INTO notice (what, since_ms, told_at_ms) VALUES (:what, :since_ms, NULL) ON CONFLICT (what) DO NOTHING
