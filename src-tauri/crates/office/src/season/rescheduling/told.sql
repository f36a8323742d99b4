SELECT n.mail_id, n.customer_id, c.last_name, c.first_name, n.places, m.recipient, m.state,
  m.settled_at_ms
FROM rescheduling_notice n
JOIN mail m ON m.id = n.mail_id
JOIN customer c ON c.id = n.customer_id
WHERE n.rescheduling_id = :id AND n.mail_id > :after
ORDER BY n.mail_id
LIMIT :limit
