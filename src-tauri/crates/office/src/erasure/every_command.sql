-- Every kept command is read: an import names people whom no row of the journal names.
SELECT c.id, c.name, c.operator_id, c.counter_id, c.at_ms, c.entropy, c.args_version, c.args, c.answer
FROM command c
WHERE c.args <> ''
