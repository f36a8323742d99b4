WITH page AS (
  SELECT p.id, p.hall_id, p.starts_at_ms, p.on_sale, p.opens_at_ms, p.closes_at_ms, s.title
  FROM performance p
  JOIN show s ON s.id = p.show_id
  WHERE (:id = 0 OR p.id = :id)
    AND ' ' || s.title_key LIKE :word_1
    AND ' ' || s.title_key LIKE :word_2
    AND ' ' || s.title_key LIKE :word_3
    AND ' ' || s.title_key LIKE :word_4
  ORDER BY CASE WHEN COALESCE(p.closes_at_ms, 0) > :now_ms OR p.starts_at_ms + :late_ms > :now_ms THEN 0
    ELSE 1 END,
    ABS(p.starts_at_ms - :now_ms), p.id
  LIMIT :limit
), counted AS MATERIALIZED (
  SELECT page.*,
    (SELECT COUNT(*) FROM seat WHERE seat.hall_id = page.hall_id AND seat.withdrawn = 0) AS seats,
    (SELECT COUNT(*) FROM seat WHERE seat.hall_id = page.hall_id AND seat.withdrawn = 0 AND seat.unplaced = 0)
      AS numbered,
    (SELECT COUNT(*) FROM place
     WHERE place.performance_id = page.id AND place.state IN ('live', 'pending')) AS sold,
    (SELECT COUNT(*) FROM place JOIN seat ON seat.id = place.seat_id AND seat.hall_id = page.hall_id
     WHERE place.performance_id = page.id AND seat.withdrawn = 0
       AND place.state IN ('live', 'pending')) AS taken,
    (SELECT COUNT(*) FROM (/* others_holds */) held JOIN seat ON seat.id = held.seat_id AND seat.hall_id = page.hall_id
     WHERE held.performance_id = page.id AND seat.withdrawn = 0
       AND NOT EXISTS (SELECT 1 FROM seat_out o WHERE o.performance_id = page.id AND o.seat_id = seat.id)
       AND NOT EXISTS (SELECT 1 FROM place x WHERE x.performance_id = page.id AND x.seat_id = seat.id
         AND x.state IN ('live', 'pending'))) AS held,
    (SELECT COUNT(*) FROM seat_out JOIN seat ON seat.id = seat_out.seat_id AND seat.hall_id = page.hall_id
     WHERE seat_out.performance_id = page.id AND seat.withdrawn = 0
       AND NOT EXISTS (SELECT 1 FROM place x WHERE x.performance_id = page.id AND x.seat_id = seat.id
         AND x.state IN ('live', 'pending'))) AS out_of_sale
  FROM page
)
SELECT c.id, c.title AS show, h.name AS hall, c.starts_at_ms, c.seats, c.numbered, c.sold, c.taken, c.held,
  c.out_of_sale,
  CASE WHEN c.numbered = c.seats THEN 0 WHEN c.numbered = 0 THEN c.taken + c.held + c.out_of_sale ELSE
    (SELECT COUNT(*) FROM seat s WHERE s.hall_id = c.hall_id AND s.withdrawn = 0 AND s.unplaced = 1
     AND (EXISTS (SELECT 1 FROM place x
         WHERE x.performance_id = c.id AND x.seat_id = s.id AND x.state IN ('live', 'pending'))
       OR EXISTS (SELECT 1 FROM seat_out o WHERE o.performance_id = c.id AND o.seat_id = s.id)
       OR EXISTS (SELECT 1 FROM (/* others_holds */) held
         WHERE held.performance_id = c.id AND held.seat_id = s.id))) END AS unplaced_kept,
  CASE WHEN c.numbered = c.seats OR c.numbered = 0 THEN 0 ELSE
    (SELECT COUNT(*) FROM place x JOIN seat s ON s.id = x.seat_id
     WHERE x.performance_id = c.id AND x.state IN ('live', 'pending') AND s.unplaced = 0
       AND (s.withdrawn = 1 OR s.hall_id <> c.hall_id)) END AS displaced,
  CAST(COALESCE((SELECT MIN(price_cents) FROM price WHERE performance_id = c.id), 0) AS BIGINT)
    AS price_from_cents,
  CAST(COALESCE((SELECT MAX(price_cents) FROM price WHERE performance_id = c.id), 0) AS BIGINT)
    AS price_to_cents,
  c.on_sale AS opened, c.opens_at_ms, c.closes_at_ms
FROM counted c
JOIN hall h ON h.id = c.hall_id
ORDER BY CASE WHEN COALESCE(c.closes_at_ms, 0) > :now_ms OR c.starts_at_ms + :late_ms > :now_ms THEN 0
  ELSE 1 END,
  ABS(c.starts_at_ms - :now_ms), c.id
