SELECT CAST(COALESCE(SUM(x.taken_cents), 0) AS BIGINT)
FROM reprise_part_now x
WHERE x.order_id = :order_id AND x.place_id = :place_id
