SELECT COUNT(*)
FROM mail
WHERE reprise_id = ?1 AND kind <> 'reprise_received' AND state IN ('sending', 'sent', 'in_doubt')
