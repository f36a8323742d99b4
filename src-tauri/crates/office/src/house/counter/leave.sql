UPDATE counter_presence SET folder = '' WHERE counter_id = :counter_id AND folder = :folder
