SELECT id, state, sent_at_ms, settled_at_ms FROM mail
