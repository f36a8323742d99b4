SELECT COUNT(DISTINCT command_id) FROM journal WHERE seq > :seq
