-- A customer whose address is corrected is written to there: mails that have not left follow.
SELECT guard.allow('customer.changed', 'mail_ended');
