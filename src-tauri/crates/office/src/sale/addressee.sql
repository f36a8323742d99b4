SELECT o.number AS order_number, o.customer_id, COALESCE(c.last_name, '') AS last_name,
  COALESCE(c.first_name, '') AS first_name, COALESCE(c.email, '') AS email,
  COALESCE(c.locale, 'fr') AS locale,
  (SELECT e.at_ms FROM erasure e WHERE e.customer_id = o.customer_id) AS erased_at_ms
FROM orders o
LEFT JOIN customer c ON c.id = o.customer_id
WHERE o.id = :id
