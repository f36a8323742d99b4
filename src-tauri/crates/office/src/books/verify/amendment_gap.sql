SELECT CAST(COALESCE(MIN(x.number), 0) AS BIGINT)
FROM (
  SELECT n.number
  FROM (
    SELECT 1 AS number
    UNION ALL
    SELECT number + 1 FROM amendment
    UNION ALL
    SELECT g.last_number + 1 FROM series_gap g WHERE g.name = :name
  ) n
  WHERE n.number <= (SELECT COALESCE(MAX(last), 0) FROM series WHERE name = :name)
    AND NOT EXISTS (SELECT 1 FROM amendment a WHERE a.number = n.number)
    AND NOT EXISTS (SELECT 1 FROM series_gap g
      WHERE g.name = :name AND n.number >= g.first_number AND n.number <= g.last_number)
  UNION ALL
  SELECT a.number FROM amendment a
  WHERE a.number > (SELECT COALESCE(MAX(last), 0) FROM series WHERE name = :name)
) x
