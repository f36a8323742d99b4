-- What could not be sent and is settled was told by phone or by letter.
SELECT DISTINCT reprise_id
FROM mail
WHERE kind IN ('reprise_accepted', 'reprise_refused')
  AND (state IN ('sending', 'sent', 'in_doubt') OR settled_at_ms IS NOT NULL)
  AND reprise_id IN (:ids)
