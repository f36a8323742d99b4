WITH m AS (SELECT performance_id, place_channel, state FROM reprise WHERE id IN (:ids))
UPDATE reprise_count
SET count = reprise_count.count + d.n
FROM (
  SELECT x.performance_id, x.place_channel, x.state, CAST(SUM(x.n) AS BIGINT) AS n
  FROM (
    SELECT performance_id, place_channel, state, -1 AS n FROM m
    UNION ALL SELECT performance_id, place_channel, :to_state, 1 FROM m
    UNION ALL SELECT 0, place_channel, state, -1 FROM m
    UNION ALL SELECT 0, place_channel, :to_state, 1 FROM m
  ) x
  GROUP BY x.performance_id, x.place_channel, x.state
) d
WHERE reprise_count.performance_id = d.performance_id
  AND reprise_count.place_channel = d.place_channel AND reprise_count.state = d.state
