SELECT h.id, h.name, h.version,
  (SELECT COUNT(*) FROM seat s WHERE s.hall_id = h.id AND s.withdrawn = 0) AS seats,
  (SELECT COUNT(DISTINCT s.row_label) FROM seat s WHERE s.hall_id = h.id AND s.withdrawn = 0)
    AS rows,
  (SELECT COUNT(*) FROM seat s WHERE s.hall_id = h.id AND s.withdrawn = 1) AS withdrawn,
  CASE WHEN EXISTS (SELECT 1 FROM seat s WHERE s.hall_id = h.id AND s.unplaced = 1)
    AND NOT EXISTS (SELECT 1 FROM seat s WHERE s.hall_id = h.id AND s.unplaced = 0)
  THEN 1 ELSE 0 END AS unplaced,
  (SELECT COUNT(*) FROM performance f WHERE f.hall_id = h.id) AS performances
FROM hall h
ORDER BY LOWER(h.name), h.id
