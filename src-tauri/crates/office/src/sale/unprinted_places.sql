SELECT p.id,
  CASE WHEN EXISTS (SELECT 1 FROM print_job j WHERE j.place_id = p.id AND j.state = 'sent') THEN 1 ELSE 0 END AS sent
FROM place p
WHERE p.order_id = :order_id AND p.state = 'live'
  AND EXISTS (SELECT 1 FROM print_job j WHERE j.place_id = p.id AND j.state IN ('waiting', 'sent'))
ORDER BY p.rank, p.id
