SELECT CAST(COALESCE(MIN(missing.number), 0) AS BIGINT)
FROM (
  SELECT t.number + 1 AS number
  FROM ticket t
  LEFT JOIN ticket n ON n.number = t.number + 1
  WHERE n.number IS NULL AND t.number < (SELECT last FROM series WHERE name = ?1)
  UNION ALL
  SELECT 1 AS number
  FROM series s
  WHERE s.name = ?1 AND s.last > 0 AND NOT EXISTS (SELECT 1 FROM ticket WHERE number = 1)
) missing
