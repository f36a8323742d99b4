UPDATE operator SET failures = failures + 1, failed_at_ms = :failed_at_ms WHERE id = :id
