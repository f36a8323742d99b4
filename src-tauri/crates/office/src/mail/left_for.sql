SELECT DISTINCT reprise_id
FROM mail
WHERE kind <> 'reprise_received' AND state IN ('sending', 'sent', 'in_doubt')
  AND reprise_id IN (:ids)
