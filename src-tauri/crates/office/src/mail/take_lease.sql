INSERT INTO mail_lease (id, holder, until_ms) VALUES (1, :holder, :until_ms)
ON CONFLICT (id) DO UPDATE SET holder = excluded.holder, until_ms = excluded.until_ms
WHERE mail_lease.holder = excluded.holder OR mail_lease.until_ms <= :now_ms
  -- Taken under a clock that was wrong.
  OR mail_lease.until_ms > excluded.until_ms + 60000
