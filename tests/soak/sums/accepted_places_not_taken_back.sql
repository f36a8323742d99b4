SELECT COUNT(*)
FROM reprise
JOIN place ON place.id = reprise.place_id
WHERE reprise.state = 'accepted' AND place.state <> 'taken_back'
