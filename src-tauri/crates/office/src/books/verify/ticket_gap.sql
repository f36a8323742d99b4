SELECT CAST(COALESCE(MIN(missing.number), 0) AS BIGINT)
FROM (
  SELECT t.number + 1 AS number
  FROM ticket t
  LEFT JOIN ticket n ON n.number = t.number + 1
  WHERE n.number IS NULL AND t.number < (SELECT last FROM series WHERE name = :name)
  UNION ALL
  SELECT s.first_number AS number
  FROM series s
  WHERE s.name = :name AND s.last >= s.first_number
    AND NOT EXISTS (SELECT 1 FROM ticket WHERE number = s.first_number)
) missing
