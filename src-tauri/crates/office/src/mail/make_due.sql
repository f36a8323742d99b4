UPDATE mail
SET due_at_ms = :now_ms
WHERE state IN ('pending', 'retry', 'sending') AND state = 'retry' AND due_at_ms > :now_ms
  AND reason IN ('server_away', 'server_refused', 'silent', 'line_cut', 'garbled', 'tls', 'no_tls')
