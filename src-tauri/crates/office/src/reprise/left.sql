SELECT COUNT(*) FROM reprise WHERE COALESCE(listed, 'done') <> bucket
