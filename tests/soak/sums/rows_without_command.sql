SELECT COUNT(*)
FROM journal
WHERE (action LIKE 'reprise.%' OR action = 'sale.made')
  AND NOT EXISTS (SELECT 1 FROM command WHERE command.id = journal.command_id)
