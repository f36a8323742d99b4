INSERT INTO import_seen (kind, external_key, facts)
VALUES (?1, ?2, ?3)
ON CONFLICT (kind, external_key) DO UPDATE SET facts = excluded.facts
