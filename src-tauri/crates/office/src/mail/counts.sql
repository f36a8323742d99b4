SELECT
  (SELECT COUNT(*) FROM mail WHERE state IN ('pending', 'retry', 'sending')) AS waiting,
  (SELECT COUNT(*) FROM mail WHERE state IN ('failed', 'no_address', 'in_doubt')
   AND state <> 'in_doubt' AND settled_at_ms IS NULL) AS failed,
  (SELECT COUNT(*) FROM mail WHERE state IN ('failed', 'no_address', 'in_doubt')
   AND state = 'in_doubt') AS in_doubt
