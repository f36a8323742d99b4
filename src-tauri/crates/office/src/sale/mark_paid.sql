UPDATE orders SET state = 'issued' WHERE id = :id AND state = 'unpaid'
