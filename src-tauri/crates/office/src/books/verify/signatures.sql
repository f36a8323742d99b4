SELECT seq, counter_id, at_ms, body FROM signature ORDER BY seq
