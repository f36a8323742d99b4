SELECT place_channel AS channel
FROM reprise_count
WHERE performance_id = 0 AND state = 'requested'
ORDER BY place_channel
LIMIT 50
