INSERT INTO handover (place_id, at_ms, operator_id, counter_id)
VALUES (:place_id, :at_ms, :operator_id, :counter_id)
ON CONFLICT (place_id) DO NOTHING
