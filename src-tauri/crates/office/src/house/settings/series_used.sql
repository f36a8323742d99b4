SELECT 'order' AS name
WHERE EXISTS (SELECT 1 FROM orders)
  OR EXISTS (SELECT 1 FROM series s WHERE s.name = 'order' AND s.last >= s.first_number)
UNION ALL
SELECT 'ticket' AS name
WHERE EXISTS (SELECT 1 FROM ticket)
  OR EXISTS (SELECT 1 FROM series s WHERE s.name = 'ticket' AND s.last >= s.first_number)
UNION ALL
SELECT 'customer' AS name
WHERE EXISTS (SELECT 1 FROM customer)
  OR EXISTS (SELECT 1 FROM series s WHERE s.name = 'customer' AND s.last >= s.first_number)
UNION ALL
SELECT 'lot' AS name
WHERE EXISTS (SELECT 1 FROM credit_lot)
  OR EXISTS (SELECT 1 FROM series s WHERE s.name = 'lot' AND s.last >= s.first_number)
