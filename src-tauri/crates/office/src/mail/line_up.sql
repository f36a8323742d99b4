INSERT INTO mail_line (counter_id, state, failures, since_ms, retry_at_ms) VALUES (?1, 'open', 0, ?2, 0)
ON CONFLICT (counter_id) DO UPDATE
SET state = 'open', reason = NULL, answer = NULL, failures = 0, since_ms = excluded.since_ms
