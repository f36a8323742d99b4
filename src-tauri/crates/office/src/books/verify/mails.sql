-- The first time that the letters of a move were made settles its mails without an address.
SELECT m.id, m.state, m.sent_at_ms, m.settled_at_ms, c.at_ms AS printed_at_ms
FROM mail m
LEFT JOIN rescheduling_notice n ON n.mail_id = m.id
LEFT JOIN rescheduling_copy c ON c.rescheduling_id = n.rescheduling_id AND c.rank = 0
