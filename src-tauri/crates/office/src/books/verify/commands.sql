SELECT id, name, operator_id, counter_id, at_ms, entropy, args_version, args, last_seq FROM command
