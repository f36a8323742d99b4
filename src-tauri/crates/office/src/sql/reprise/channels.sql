SELECT DISTINCT p.channel FROM reprise r JOIN place p ON p.id = r.place_id ORDER BY p.channel LIMIT 50
