-- What another system sold bears what its files say, and a ticket that was made stands as it was made.
UPDATE place
SET holder = :holder
WHERE holder = :former AND COALESCE(external_key, '') = '' AND copies = 0
  AND order_id IN (SELECT o.id FROM orders o WHERE o.customer_id = :customer_id)
