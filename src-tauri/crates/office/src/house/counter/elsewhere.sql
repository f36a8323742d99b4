SELECT folder, seen_at_ms FROM counter_presence WHERE counter_id = :counter_id
