UPDATE place SET scanned_at_ms = :scanned_at_ms WHERE id = :id
