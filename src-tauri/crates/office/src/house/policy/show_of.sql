SELECT show_id FROM performance WHERE id = ?1
