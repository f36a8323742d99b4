SELECT CAST(COALESCE((SELECT SUM(x.amount_cents) FROM reprise_part_now x WHERE x.order_id = :order_id), 0) AS BIGINT)
  + CAST(COALESCE((SELECT SUM(a.amount_cents) FROM amendment a
    WHERE a.order_id = :order_id AND a.kind <> 'tender_correction'), 0) AS BIGINT)
