-- Every kept command is read, in any case of its letters: an import names people whom no row of the journal names.
SELECT c.id, c.name, c.operator_id, c.counter_id, c.at_ms, c.entropy, c.args_version, c.args
FROM command c
WHERE LOWER(c.args) LIKE LOWER(:like) ESCAPE '!' OR LOWER(c.answer) LIKE LOWER(:like) ESCAPE '!'
ORDER BY c.id
