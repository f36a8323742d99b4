SELECT show_id FROM performance WHERE id = :id
