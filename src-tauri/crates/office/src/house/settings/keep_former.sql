INSERT INTO former_house (seq, name, address, siret, licence, contact, time_zone)
VALUES (:seq, :name, :address, :siret, :licence, :contact, :time_zone)
