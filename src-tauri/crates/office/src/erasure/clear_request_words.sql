DELETE FROM reprise_word
WHERE reprise_id IN (SELECT r.id FROM reprise r WHERE r.customer_id = :customer_id)
