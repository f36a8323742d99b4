INSERT INTO mail_line (counter_id, state, reason, answer, failures, since_ms, retry_at_ms)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (counter_id) DO UPDATE
SET state = excluded.state, reason = excluded.reason, answer = excluded.answer,
  failures = excluded.failures, retry_at_ms = excluded.retry_at_ms,
  since_ms = CASE WHEN mail_line.state = 'open' THEN excluded.since_ms ELSE mail_line.since_ms END
