-- The first row of the journal that tells of an erasure that is not there, or of which one is there that it does not
-- tell.
SELECT COALESCE(MIN(x.seq), 0)
FROM (
  SELECT e.seq
  FROM erasure e
  LEFT JOIN journal j ON j.seq = e.seq AND j.action = :action AND j.customer_id = e.customer_id AND j.at_ms = e.at_ms
  WHERE j.seq IS NULL
  UNION ALL
  SELECT j.seq
  FROM journal j
  LEFT JOIN erasure e ON e.seq = j.seq
  WHERE j.action = :action AND e.seq IS NULL
) x
