DELETE FROM import_seen WHERE kind = 'customer' AND external_key = :external_key
