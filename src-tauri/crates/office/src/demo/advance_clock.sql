UPDATE house SET clock_offset_ms = clock_offset_ms + ?1 WHERE id = 1 AND demo = 1
