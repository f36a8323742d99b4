INSERT INTO command (id, name, operator_id, counter_id, at_ms, entropy, args_version, args, answer,
  last_seq)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, (SELECT seq FROM head WHERE id = 1))
