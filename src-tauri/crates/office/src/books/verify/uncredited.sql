-- An accepted request has its parts, which give no more than its reprise.
SELECT CAST(COALESCE(MIN(d.number), 0) AS BIGINT)
FROM (
  SELECT r.number
  FROM reprise r
  LEFT JOIN reprise_part_now x ON x.reprise_id = r.id
  WHERE r.bucket = 'done' AND r.reprise_cents > 0 AND r.state = 'accepted'
  GROUP BY r.id, r.number, r.reprise_cents
  HAVING COUNT(x.seq) = 0 OR SUM(x.amount_cents) > r.reprise_cents
) d
