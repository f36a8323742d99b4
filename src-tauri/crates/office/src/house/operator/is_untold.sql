SELECT COUNT(*) FROM pin_refused
WHERE counter_id = :counter_id AND count > 0 AND (told_at_ms <= :before_ms OR told_at_ms > :now_ms)
