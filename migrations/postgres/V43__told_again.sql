-- Undoing an acceptance writes again the mails that counted it and have not left.

-- Whoever writes is waited for: what writes next sees that the house has another schema.
DO $$ BEGIN LOCK TABLE head IN EXCLUSIVE MODE; END $$;

SELECT guard.allow('reprise.undone', 'mail');
