-- Settings changed by two people at once are told apart; a series may begin elsewhere than at 1.
ALTER TABLE setting ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE series ADD COLUMN first_number INTEGER NOT NULL DEFAULT 1 CHECK (first_number >= 1);
