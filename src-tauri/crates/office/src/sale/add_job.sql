INSERT INTO print_job (id, place_id, duplicata, state, created_at_ms, operator_id)
VALUES (?1, ?2, ?3, 'waiting', ?4, ?5)
