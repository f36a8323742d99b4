UPDATE mail
SET state = 'cancelled'
WHERE reprise_id = ?1 AND kind <> 'reprise_received'
  AND state IN ('pending', 'retry', 'failed', 'no_address')
