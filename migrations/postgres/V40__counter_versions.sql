-- Each counter tells which schema its program knows, and where its folder is.

-- Whoever writes is waited for: what writes next sees that the house has another schema.
DO $$ BEGIN LOCK TABLE head IN EXCLUSIVE MODE; END $$;

-- 0 where an older program showed itself.
ALTER TABLE counter_presence ADD COLUMN schema_known BIGINT NOT NULL DEFAULT 0;
-- The hash of its machine, since that was started, and of its folder: a copy of the folder has another.
ALTER TABLE counter_presence ADD COLUMN folder TEXT NOT NULL DEFAULT '';
