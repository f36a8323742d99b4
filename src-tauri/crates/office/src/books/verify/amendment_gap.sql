SELECT CAST(COALESCE(MIN(x.number), 0) AS BIGINT)
FROM (
  SELECT n.number
  FROM (SELECT 1 AS number UNION ALL SELECT number + 1 FROM amendment) n
  WHERE n.number <= (SELECT COALESCE(MAX(last), 0) FROM series WHERE name = :name)
    AND NOT EXISTS (SELECT 1 FROM amendment a WHERE a.number = n.number)
  UNION ALL
  SELECT a.number FROM amendment a
  WHERE a.number > (SELECT COALESCE(MAX(last), 0) FROM series WHERE name = :name)
) x
