UPDATE mail
SET due_at_ms = ?1
WHERE state = 'retry' AND due_at_ms > ?1
  AND reason IN ('server_away', 'server_refused', 'silent', 'line_cut', 'garbled', 'tls', 'no_tls')
