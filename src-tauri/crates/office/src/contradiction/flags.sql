SELECT r.id, r.flags,
  CASE WHEN EXISTS (SELECT 1 FROM contradiction d WHERE d.reprise_id = r.id AND d.choice IS NULL
    AND d.there IN ('unpaid', 'cancelled', 'gone', 'moved', 'repriced', 'scanned'))
  THEN 1 ELSE 0 END AS contradicted
FROM reprise r
WHERE r.id IN (:ids)
