-- A decision taken back within its thirty seconds may be taken again.
SELECT COUNT(*)
FROM (
  SELECT reprise_id
  FROM journal
  WHERE reprise_id IS NOT NULL
  GROUP BY reprise_id
  HAVING SUM(CASE WHEN action IN ('reprise.accepted', 'reprise.refused', 'reprise.withdrawn')
      THEN 1 ELSE 0 END)
    > 1 + SUM(CASE WHEN action = 'reprise.undone' THEN 1 ELSE 0 END)
) AS twice
