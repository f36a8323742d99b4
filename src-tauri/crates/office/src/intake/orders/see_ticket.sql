UPDATE place SET scanned_at_ms = :scanned_at_ms, copies = :copies WHERE id = :id
