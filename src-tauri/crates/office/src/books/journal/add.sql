INSERT INTO journal (seq, at_ms, operator_id, counter_id, command_id, action, customer_id, order_id,
  reprise_id, data, note_hash, prev_hash, hash, seal)
VALUES (:seq, :at_ms, :operator_id, :counter_id, :command_id, :action, :customer_id, :order_id, :reprise_id, :data, :note_hash, :prev_hash, :hash, :seal)
