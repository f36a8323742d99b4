SELECT id, external_key FROM place WHERE external_key IS NOT NULL
