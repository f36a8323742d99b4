UPDATE print_job SET state = ?2 WHERE id = ?1
