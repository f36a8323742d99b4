-- Beside each mail, how many times the letters of its move were made that settled it; or that would have, where
-- nothing did, because it had no address by then.
SELECT m.id, m.state, m.sent_at_ms, m.settled_at_ms,
  (SELECT COUNT(*) FROM rescheduling_copy c
    WHERE c.rescheduling_id = n.rescheduling_id AND (c.at_ms = m.settled_at_ms
      OR (m.settled_at_ms IS NULL AND (m.since_ms IS NULL OR c.at_ms > m.since_ms)))) AS letters
FROM mail m
LEFT JOIN rescheduling_notice n ON n.mail_id = m.id
