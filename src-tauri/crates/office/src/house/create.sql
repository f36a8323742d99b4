INSERT INTO house (id, name, address, siret, licence, contact, time_zone, demo, clock_offset_ms)
VALUES (1, :name, :address, :siret, :licence, :contact, :time_zone, :demo, :clock_offset_ms)
