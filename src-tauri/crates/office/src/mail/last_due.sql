SELECT due_at_ms FROM mail WHERE state IN ('pending', 'retry', 'sending') ORDER BY due_at_ms DESC LIMIT 1
