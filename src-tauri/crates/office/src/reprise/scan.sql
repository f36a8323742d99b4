SELECT COUNT(*) AS seen, CAST(COALESCE(SUM(w.fits), 0) AS BIGINT) AS found
FROM (
  SELECT CASE WHEN 1 = 1/* filters */ THEN 1 ELSE 0 END AS fits
  FROM reprise r
  WHERE /* within *//* dates */
  ORDER BY r.requested_at_ms, r.number
  LIMIT /* most */
) w
