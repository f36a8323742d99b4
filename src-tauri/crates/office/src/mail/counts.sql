SELECT
  (SELECT COUNT(*) FROM mail WHERE state IN ('pending', 'sending', 'retry')) AS waiting,
  (SELECT COUNT(*) FROM mail WHERE state IN ('failed', 'no_address') AND settled_at_ms IS NULL)
    AS failed,
  (SELECT COUNT(*) FROM mail WHERE state = 'in_doubt') AS in_doubt
