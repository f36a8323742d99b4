-- The version of a kept command's arguments: those of an older program are read by what knows them.
ALTER TABLE command ADD COLUMN args_version INTEGER NOT NULL DEFAULT 1;
