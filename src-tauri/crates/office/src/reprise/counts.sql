SELECT state, CAST(SUM(count) AS BIGINT) AS count
FROM reprise_count
WHERE count > 0/* conditions */
GROUP BY state
