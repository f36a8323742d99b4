SELECT body, version FROM setting WHERE name = :name
