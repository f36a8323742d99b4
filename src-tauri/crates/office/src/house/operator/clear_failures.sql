UPDATE operator SET failures = 0, failed_at_ms = 0 WHERE id = :id
