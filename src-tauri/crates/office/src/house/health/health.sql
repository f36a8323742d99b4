SELECT (SELECT seq FROM head WHERE id = 1) AS journal_rows,
  COALESCE((SELECT at_ms FROM journal ORDER BY seq DESC LIMIT 1), 0) AS last_at_ms,
  (SELECT MIN(date_ms) FROM mail WHERE state IN ('pending', 'retry', 'sending')) AS mails_since_ms,
  (SELECT CASE WHEN COUNT(*) > 0 THEN 1 ELSE 0 END FROM mail_line l WHERE l.state <> 'open' AND NOT EXISTS (
    SELECT 1 FROM mail_line o
    WHERE o.state = 'open' AND o.since_ms >= l.since_ms AND o.since_ms <= :latest_ms)) AS mails_stopped,
  (SELECT COUNT(*) FROM counter_key WHERE waiting = 1 AND revoked_at_ms IS NULL) AS counters_waiting,
  (SELECT COUNT(*) FROM contradiction d LEFT JOIN reprise r ON r.id = d.reprise_id
   WHERE d.found_at_ms < :day_ago_ms/* waits */) AS contradictions_late,
  (SELECT COALESCE(MAX(d.id), 0) FROM contradiction d LEFT JOIN reprise r ON r.id = d.reprise_id
   WHERE d.found_at_ms < :day_ago_ms/* waits */) AS contradictions_late_last,
  (SELECT COUNT(*) FROM notice WHERE what = :books) AS books_wrong,
  (SELECT COALESCE(MAX(id), 0) FROM mail WHERE state IN ('failed', 'no_address', 'in_doubt')
    AND state <> 'in_doubt' AND settled_at_ms IS NULL) AS mails_failed_last,
  (SELECT COALESCE(MAX(id), 0) FROM mail WHERE state IN ('failed', 'no_address', 'in_doubt')
    AND state = 'in_doubt') AS mails_in_doubt_last,
  (SELECT COALESCE(MAX(counter_id), 0) FROM counter_key WHERE waiting = 1 AND revoked_at_ms IS NULL)
    AS counters_waiting_last,
  (SELECT COUNT(*) FROM counter_presence p JOIN counter_key k ON k.counter_id = p.counter_id
    WHERE p.seen_at_ms > :seen_ms AND p.seen_at_ms <= :ahead_ms AND k.revoked_at_ms IS NULL AND k.waiting = 0) AS counters_open
