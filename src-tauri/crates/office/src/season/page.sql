WITH page AS (
  SELECT f.id, f.starts_at_ms, f.hall_id, f.on_sale, f.opens_at_ms, f.closes_at_ms, s.title AS show
  FROM performance f
  JOIN show s ON s.id = f.show_id
  WHERE 1 = 1/* conditions */
  ORDER BY f.starts_at_ms /* order */, f.id /* order */
  LIMIT /* limit */
)
SELECT page.id, page.starts_at_ms, page.show, h.name AS hall, page.on_sale, page.opens_at_ms,
  page.closes_at_ms,
  (SELECT MIN(s.title) FROM performance f JOIN show s ON s.id = f.show_id
   WHERE f.hall_id = page.hall_id AND f.id <> page.id
   AND f.starts_at_ms >= page.starts_at_ms - page.starts_at_ms % 60000
   AND f.starts_at_ms < page.starts_at_ms - page.starts_at_ms % 60000 + 60000) AS beside,
  (SELECT COUNT(*) FROM place p
   WHERE p.performance_id = page.id AND p.state IN ('live', 'pending')) AS sold,
  (SELECT COUNT(*) FROM seat s
   WHERE s.hall_id = page.hall_id AND s.withdrawn = 0)
  - (SELECT COUNT(*) FROM place p JOIN seat s ON s.id = p.seat_id
     WHERE p.performance_id = page.id AND p.state IN ('live', 'pending') AND s.withdrawn = 0)
  - (SELECT COUNT(*) FROM seat_out b JOIN seat s ON s.id = b.seat_id AND s.hall_id = page.hall_id
     WHERE b.performance_id = page.id AND s.withdrawn = 0 AND NOT EXISTS (SELECT 1 FROM place p
       WHERE p.performance_id = page.id AND p.seat_id = s.id AND p.state IN ('live', 'pending')))
    AS free,
  CAST(COALESCE((SELECT SUM(p.price_cents) FROM place p
    WHERE p.performance_id = page.id AND p.state IN ('live', 'pending')), 0) AS BIGINT)
    AS revenue_cents
FROM page
JOIN hall h ON h.id = page.hall_id
ORDER BY page.starts_at_ms /* order */, page.id /* order */
