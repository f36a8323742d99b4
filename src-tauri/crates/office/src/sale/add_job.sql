INSERT INTO print_job (id, place_id, duplicata, state, way, created_at_ms, operator_id, counter_id)
VALUES (:id, :place_id, :duplicata, :state, :way, :created_at_ms, :operator_id, :counter_id)
