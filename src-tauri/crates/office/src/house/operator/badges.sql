SELECT
  (SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) FROM reprise_count
   WHERE performance_id = 0 AND state = 'requested') AS open,
  (SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) FROM reprise_count
   WHERE performance_id = 0 AND state = 'awaiting_supervisor') AS sign,
  (SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) FROM reprise_count
   WHERE performance_id = 0 AND state = 'held') AS held,
  (SELECT COUNT(*) FROM mail WHERE state IN ('pending', 'retry', 'sending')) AS mails_waiting,
  (SELECT COUNT(*) FROM mail WHERE state IN ('failed', 'no_address', 'in_doubt')
    AND (state = 'in_doubt' OR settled_at_ms IS NULL)) AS mails_failed,
  (SELECT COUNT(*) FROM mail_line l WHERE l.state <> 'open' AND NOT EXISTS (
    SELECT 1 FROM mail_line o
    WHERE o.state = 'open' AND o.since_ms >= l.since_ms AND o.since_ms <= :latest_ms)) AS mails_stopped,
  (SELECT 1 + COUNT(*) FROM counter_presence p JOIN counter_key k ON k.counter_id = p.counter_id
   WHERE p.seen_at_ms > :seen_ms AND p.seen_at_ms <= :ahead_ms AND p.counter_id <> :counter_id
     AND k.revoked_at_ms IS NULL AND k.waiting = 0) AS counters,
  (SELECT COUNT(DISTINCT p.order_id) FROM print_job j JOIN place p ON p.id = j.place_id
   WHERE j.state IN ('waiting', 'sent') AND p.state = 'live') AS tickets_unprinted,
  (SELECT COUNT(*) FROM unsettled_refund) AS refunds_unknown,
  (SELECT COUNT(*) FROM contradiction d LEFT JOIN reprise r ON r.id = d.reprise_id
   WHERE 1 = 1/* waits */) AS contradictions
