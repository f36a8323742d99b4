SELECT COUNT(*) FROM mail WHERE id = :id AND recipient = ''
