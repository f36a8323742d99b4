SELECT CAST(COALESCE(MIN(missing.number), 0) AS BIGINT)
FROM (
  SELECT x.number
  FROM (
    SELECT t.number + 1 AS number
    FROM ticket t
    LEFT JOIN ticket n ON n.number = t.number + 1
    WHERE n.number IS NULL
    UNION ALL
    SELECT g.last_number + 1 FROM series_gap g WHERE g.name = :name
    UNION ALL
    SELECT s.first_number FROM series s WHERE s.name = :name
  ) x
  WHERE x.number <= (SELECT last FROM series WHERE name = :name)
    AND NOT EXISTS (SELECT 1 FROM ticket t WHERE t.number = x.number)
    AND NOT EXISTS (SELECT 1 FROM series_gap g
      WHERE g.name = :name AND x.number >= g.first_number AND x.number <= g.last_number)
) missing
