UPDATE mail
SET state = 'in_doubt', error = 'the program stopped while the server was taking it'
WHERE state = 'sending' AND due_at_ms <= ?1 AND error IS NOT NULL
