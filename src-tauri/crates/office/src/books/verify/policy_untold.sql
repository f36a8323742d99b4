-- The first policy of a house has no row of its own; each later one has, at the same time by the same person.
SELECT y.scope AS label, NULL AS seq
FROM policy y
WHERE NOT EXISTS (SELECT 1 FROM journal j
  WHERE j.action IN ('policy.set', 'house.created') AND j.at_ms = y.made_at_ms
    AND j.operator_id = COALESCE(y.made_by, 0))
ORDER BY y.id
LIMIT 1
