UPDATE house
SET name = :name, address = :address, siret = :siret, licence = :licence, contact = :contact, time_zone = :time_zone,
  version = version + 1
WHERE id = 1
