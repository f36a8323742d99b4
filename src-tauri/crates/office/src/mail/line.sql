SELECT state, failures, retry_at_ms FROM mail_line WHERE counter_id = :counter_id
