UPDATE mail
SET state = 'cancelled'
WHERE kind IN ('reprise_accepted', 'reprise_refused') AND state IN ('pending', 'retry', 'failed', 'no_address')
  AND settled_at_ms IS NULL
  AND reprise_id IN (:ids)
