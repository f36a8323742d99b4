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
), counted AS (
  SELECT page.*,
    (SELECT COUNT(*) FROM seat WHERE seat.hall_id = page.hall_id AND seat.withdrawn = 0) AS seats,
    (SELECT COUNT(*) FROM place JOIN seat ON seat.id = place.seat_id
     WHERE place.performance_id = page.id AND seat.withdrawn = 0
       AND place.state IN ('live', 'pending')) AS sold,
    (SELECT COUNT(*) FROM seat_hold JOIN seat ON seat.id = seat_hold.seat_id AND seat.hall_id = page.hall_id
     WHERE seat_hold.performance_id = page.id AND seat.withdrawn = 0
       AND seat_hold.until_ms > :now_ms AND seat_hold.at_ms <= :latest_ms
       AND NOT (seat_hold.operator_id = :operator_id AND seat_hold.counter_id = :counter_id)
       AND NOT EXISTS (SELECT 1 FROM place x WHERE x.performance_id = page.id AND x.seat_id = seat.id
         AND x.state IN ('live', 'pending'))) AS held,
    (SELECT COUNT(*) FROM seat_out JOIN seat ON seat.id = seat_out.seat_id AND seat.hall_id = page.hall_id
     WHERE seat_out.performance_id = page.id AND seat.withdrawn = 0
       AND NOT EXISTS (SELECT 1 FROM place x WHERE x.performance_id = page.id AND x.seat_id = seat.id
         AND x.state IN ('live', 'pending'))) AS out_of_sale
  FROM page
)
SELECT c.id, c.title AS show, h.name AS hall, c.starts_at_ms, c.seats, c.sold, c.held, c.out_of_sale,
  c.seats - c.sold - c.held - c.out_of_sale AS free,
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
