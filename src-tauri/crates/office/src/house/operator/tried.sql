SELECT pin_hash, active, failures, failed_at_ms FROM operator WHERE id = :id
