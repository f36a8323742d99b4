UPDATE mail SET error = 'handing over' WHERE id = ?1 AND state = 'sending'
