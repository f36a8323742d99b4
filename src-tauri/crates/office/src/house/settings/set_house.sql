UPDATE house
SET name = ?2, address = ?3, siret = ?4, licence = ?5, contact = ?6, time_zone = ?7,
  version = version + 1
WHERE id = 1 AND version = ?1
