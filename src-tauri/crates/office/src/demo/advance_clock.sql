UPDATE house SET clock_offset_ms = clock_offset_ms + :ms WHERE id = 1 AND demo = 1
