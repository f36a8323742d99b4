SELECT o.id, o.total_cents - o.fees_cents AS paid_cents,
  CAST(COALESCE((SELECT SUM(x.taken_cents) FROM reprise_part_now x WHERE x.order_id = o.id), 0) AS BIGINT)
  + CAST(COALESCE((SELECT SUM(a.amount_cents) FROM amendment a
    WHERE a.order_id = o.id AND a.kind <> 'tender_correction'), 0) AS BIGINT) AS gone_cents,
  CAST(COALESCE((SELECT SUM(x.amount_cents) FROM reprise_part_now x WHERE x.order_id = o.id), 0) AS BIGINT)
    AS accepted_cents,
  CAST(COALESCE((SELECT SUM(r.reprise_cents) FROM reprise r WHERE r.order_id = o.id
    AND r.state IN ('requested', 'held', 'awaiting_supervisor')), 0) AS BIGINT) AS asked_cents
FROM orders o
WHERE o.id IN (:ids)
