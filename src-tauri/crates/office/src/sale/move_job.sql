UPDATE print_job SET state = :state WHERE id = :id
