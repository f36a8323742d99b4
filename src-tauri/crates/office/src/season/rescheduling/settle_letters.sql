UPDATE mail
SET settled_at_ms = :settled_at_ms
WHERE state = 'no_address' AND settled_at_ms IS NULL
  AND id IN (SELECT n.mail_id FROM rescheduling_notice n WHERE n.rescheduling_id = :id)
