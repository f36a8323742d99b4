INSERT INTO print_job (id, place_id, duplicata, state, created_at_ms, operator_id)
VALUES (:id, :place_id, :duplicata, 'waiting', :created_at_ms, :operator_id)
