-- What is said of requests, and nobody has settled.
SELECT reprise_id, there
FROM contradiction
WHERE choice IS NULL AND reprise_id IN (:ids)
