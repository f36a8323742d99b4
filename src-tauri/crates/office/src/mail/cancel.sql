UPDATE mail
SET state = 'cancelled'
WHERE kind <> 'reprise_received' AND state IN ('pending', 'retry', 'failed', 'no_address')
  AND reprise_id IN (:ids)
