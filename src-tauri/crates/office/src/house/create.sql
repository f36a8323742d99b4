INSERT INTO house (id, name, address, siret, licence, contact, time_zone, demo, clock_offset_ms)
VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
