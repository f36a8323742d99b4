SELECT CASE WHEN (SELECT COUNT(*) FROM ticket WHERE number BETWEEN 1 AND s.last) = s.last
  THEN 1 ELSE 0 END
FROM series s
WHERE s.name = :name
