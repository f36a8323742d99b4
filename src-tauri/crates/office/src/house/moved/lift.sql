DELETE FROM setting WHERE name = 'moved'
