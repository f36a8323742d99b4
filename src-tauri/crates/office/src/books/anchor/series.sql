SELECT name, last FROM series ORDER BY name
