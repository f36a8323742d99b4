UPDATE mail
SET state = CASE WHEN attempts > 1 THEN 'retry' ELSE 'pending' END, attempts = attempts - 1,
  due_at_ms = COALESCE(since_ms, date_ms), holder = NULL
WHERE id = :id AND state = 'sending' AND holder = :holder AND handed_at_ms IS NULL
