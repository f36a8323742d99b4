SELECT
  (SELECT COALESCE(MAX(position), 0) FROM category) AS category,
  (SELECT COALESCE(MAX(position), 0) FROM rate) AS rate
