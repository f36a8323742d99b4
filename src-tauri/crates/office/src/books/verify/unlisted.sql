-- What waits and is in none of the orders of its list: nobody would find it there.
SELECT CAST(COALESCE(MIN(r.number), 0) AS BIGINT)
FROM reprise r
WHERE COALESCE(r.listed, 'done') <> r.bucket AND r.bucket <> 'done'
