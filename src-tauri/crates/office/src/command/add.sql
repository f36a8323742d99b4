INSERT INTO command (id, name, operator_id, counter_id, at_ms, entropy, args_version, args, answer,
  last_seq)
VALUES (:id, :name, :operator_id, :counter_id, :at_ms, :entropy, :args_version, :args, :answer,
  (SELECT seq FROM head WHERE id = 1))
