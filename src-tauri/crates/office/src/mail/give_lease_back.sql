UPDATE mail_lease SET until_ms = 0 WHERE id = 1 AND holder = :holder
