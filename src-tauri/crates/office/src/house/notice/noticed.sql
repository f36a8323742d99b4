SELECT what, since_ms, told_at_ms FROM notice ORDER BY what
