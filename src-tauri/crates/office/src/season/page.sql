WITH page AS (
  SELECT f.id, f.starts_at_ms, f.hall_id, f.on_sale, f.opens_at_ms, f.closes_at_ms, s.title AS show
  FROM performance f
  JOIN show s ON s.id = f.show_id
  WHERE 1 = 1/* conditions */
  ORDER BY f.starts_at_ms /* order */, f.id /* order */
  LIMIT /* limit */
), counted AS MATERIALIZED (
  SELECT page.*,
    (SELECT COUNT(*) FROM seat s WHERE s.hall_id = page.hall_id AND s.withdrawn = 0) AS seats,
    (SELECT COUNT(*) FROM seat s WHERE s.hall_id = page.hall_id AND s.withdrawn = 0 AND s.unplaced = 0) AS numbered,
    (SELECT COUNT(*) FROM place p WHERE p.performance_id = page.id AND p.state IN ('live', 'pending')) AS sold,
    (SELECT COUNT(*) FROM place p JOIN seat s ON s.id = p.seat_id AND s.hall_id = page.hall_id
     WHERE p.performance_id = page.id AND p.state IN ('live', 'pending') AND s.withdrawn = 0) AS taken,
    (SELECT COUNT(*) FROM seat_out b JOIN seat s ON s.id = b.seat_id AND s.hall_id = page.hall_id
     WHERE b.performance_id = page.id AND s.withdrawn = 0 AND NOT EXISTS (SELECT 1 FROM place p
       WHERE p.performance_id = page.id AND p.seat_id = s.id AND p.state IN ('live', 'pending'))) AS out_of_sale
  FROM page
)
SELECT page.id, page.starts_at_ms, page.show, h.name AS hall, page.on_sale, page.opens_at_ms,
  page.closes_at_ms,
  (SELECT MIN(s.title) FROM performance f JOIN show s ON s.id = f.show_id
   WHERE f.hall_id = page.hall_id AND f.id <> page.id
   AND f.starts_at_ms >= page.starts_at_ms - page.starts_at_ms % 60000
   AND f.starts_at_ms < page.starts_at_ms - page.starts_at_ms % 60000 + 60000) AS beside,
  page.seats, page.numbered, page.sold, page.taken, page.out_of_sale,
  CASE WHEN page.numbered = page.seats THEN 0 WHEN page.numbered = 0 THEN page.taken + page.out_of_sale ELSE
    (SELECT COUNT(*) FROM seat s WHERE s.hall_id = page.hall_id AND s.withdrawn = 0 AND s.unplaced = 1
     AND (EXISTS (SELECT 1 FROM place p
         WHERE p.performance_id = page.id AND p.seat_id = s.id AND p.state IN ('live', 'pending'))
       OR EXISTS (SELECT 1 FROM seat_out b WHERE b.performance_id = page.id AND b.seat_id = s.id))) END AS unplaced_kept,
  CASE WHEN page.numbered = page.seats OR page.numbered = 0 THEN 0 ELSE
    (SELECT COUNT(*) FROM place p JOIN seat s ON s.id = p.seat_id
     WHERE p.performance_id = page.id AND p.state IN ('live', 'pending') AND s.unplaced = 0
       AND (s.withdrawn = 1 OR s.hall_id <> page.hall_id)) END AS displaced,
  CAST(COALESCE((SELECT SUM(p.price_cents) FROM place p
    WHERE p.performance_id = page.id AND p.state IN ('live', 'pending')), 0) AS BIGINT)
    AS revenue_cents
FROM counted page
JOIN hall h ON h.id = page.hall_id
ORDER BY page.starts_at_ms /* order */, page.id /* order */
