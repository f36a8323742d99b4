WITH s (state) AS (VALUES ('requested'), ('held'), ('awaiting_supervisor'), ('accepted'),
  ('refused'), ('withdrawn'), ('duplicate'), ('moot'), ('reversed'))
INSERT INTO reprise_count (performance_id, show_id, place_channel, state, count)
SELECT 0, 0, :channel, s.state, CASE WHEN s.state = :state THEN 1 ELSE 0 END FROM s
UNION ALL
SELECT :performance_id, :show_id, :channel, s.state, CASE WHEN s.state = :state THEN 1 ELSE 0 END FROM s WHERE 1 = 1
ON CONFLICT (performance_id, place_channel, state) DO UPDATE
SET count = reprise_count.count + excluded.count
