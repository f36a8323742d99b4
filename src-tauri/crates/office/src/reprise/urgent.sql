-- An order that carries what the list is filtered by: nothing else is looked up, but for words and flags.
SELECT COUNT(*) AS seen, CAST(COALESCE(SUM(w.fits), 0) AS BIGINT) AS found
FROM (
  SELECT CASE WHEN 1 = 1/* filters */ THEN 1 ELSE 0 END AS fits
  FROM (
    SELECT r.show_id, r.performance_id, r.place_channel, r.requested_at_ms, /* state *//* more */
    FROM reprise r
    WHERE /* within */ AND r.starts_at_ms >= :from_ms AND r.starts_at_ms < :to_ms
    ORDER BY r.starts_at_ms, r.number
    LIMIT /* most */
  ) r
) w
