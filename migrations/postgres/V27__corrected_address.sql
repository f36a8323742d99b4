-- A customer whose address is corrected, here or by the system that they come from, is written to there: mails that
-- have not left follow.
SELECT guard.allow('customer.changed', 'mail_ended');
SELECT guard.allow('import.applied', 'mail_ended');
