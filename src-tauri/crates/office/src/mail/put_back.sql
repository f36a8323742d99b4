UPDATE mail
SET state = CASE WHEN attempts > 1 THEN 'retry' ELSE 'pending' END, attempts = attempts - 1,
  due_at_ms = CASE WHEN attempts > 1 THEN COALESCE(since_ms, date_ms) ELSE date_ms END,
  since_ms = CASE WHEN attempts > 1 THEN since_ms END, holder = NULL, handed_at_ms = NULL
WHERE id = :id AND state = 'sending' AND holder = :holder
