UPDATE mail_line SET state = 'open', failures = 0 WHERE failures > 0
