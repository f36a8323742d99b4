INSERT INTO mail_line (counter_id, state, reason, answer, failures, since_ms, retry_at_ms)
VALUES (:counter_id, :state, :reason, :answer, :failures, :since_ms, :retry_at_ms)
ON CONFLICT (counter_id) DO UPDATE
SET state = excluded.state, reason = excluded.reason, answer = excluded.answer,
  failures = excluded.failures, retry_at_ms = excluded.retry_at_ms,
  -- A line that stays down is down since its first failure.
  since_ms = CASE WHEN 'open' IN (mail_line.state, excluded.state) THEN excluded.since_ms
    ELSE mail_line.since_ms END
