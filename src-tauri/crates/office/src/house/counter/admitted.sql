SELECT COUNT(*) FROM counter_key WHERE waiting = 0
