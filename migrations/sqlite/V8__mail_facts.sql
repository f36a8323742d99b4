-- What a mail states: its letter is made from it. Empty for the mails of before, whose text is kept.
ALTER TABLE mail ADD COLUMN facts TEXT;

-- Each list of mails is read in its order.
DROP INDEX mail_state;
CREATE INDEX mail_state ON mail (state, date_ms, id);
