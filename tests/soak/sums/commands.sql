SELECT command.id, command.name, command.answer,
  (SELECT COUNT(*) FROM journal WHERE journal.command_id = command.id) AS rows
FROM command
