SELECT CAST(COALESCE(MIN(seq), 0) AS BIGINT) FROM journal_note WHERE seq < 1 OR seq > :last
