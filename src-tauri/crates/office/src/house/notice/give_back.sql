UPDATE notice SET told_at_ms = NULL WHERE what = :what
