SELECT m.id
FROM rescheduling_notice n
JOIN mail m ON m.id = n.mail_id
WHERE n.rescheduling_id = :id AND m.state = 'no_address'
ORDER BY m.id
