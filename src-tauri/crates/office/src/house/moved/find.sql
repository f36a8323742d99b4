SELECT body FROM setting WHERE name = 'moved'
