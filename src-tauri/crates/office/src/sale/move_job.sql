UPDATE print_job SET state = :state, way = :way WHERE id = :id
