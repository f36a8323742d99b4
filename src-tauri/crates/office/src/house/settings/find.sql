SELECT body, version FROM setting WHERE name = ?1
