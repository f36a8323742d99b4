INSERT INTO import_seen (kind, external_key, facts)
VALUES (:kind, :external_key, :facts)
ON CONFLICT (kind, external_key) DO UPDATE SET facts = excluded.facts
