UPDATE operator SET failures = failures + 1, failed_at_ms = ?2 WHERE id = ?1
