UPDATE mail SET state = 'cancelled' WHERE state IN ('pending', 'retry', 'failed', 'no_address') AND id IN (:ids)
