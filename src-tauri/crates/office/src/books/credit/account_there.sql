SELECT COUNT(*) FROM account WHERE id = :id
