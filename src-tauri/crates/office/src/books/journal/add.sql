INSERT INTO journal (seq, at_ms, operator_id, counter_id, command_id, action, customer_id, order_id,
  reprise_id, data, note_hash, prev_hash, hash)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
