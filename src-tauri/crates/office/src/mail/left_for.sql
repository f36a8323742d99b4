SELECT DISTINCT reprise_id
FROM mail
WHERE kind IN ('reprise_accepted', 'reprise_refused') AND state IN ('sending', 'sent', 'in_doubt')
  AND reprise_id IN (:ids)
