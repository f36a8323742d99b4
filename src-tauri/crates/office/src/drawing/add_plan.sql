INSERT INTO hall_plan (hall_id, body) VALUES (:hall_id, :body)
ON CONFLICT (hall_id) DO UPDATE SET body = excluded.body
