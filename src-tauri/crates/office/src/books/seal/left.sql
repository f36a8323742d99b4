SELECT name FROM touched WHERE stray = 0 ORDER BY name LIMIT 1
