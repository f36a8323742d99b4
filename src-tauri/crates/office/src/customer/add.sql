INSERT INTO customer (id, number, last_name, first_name, name_key, email, email_key, phone,
  phone_key, locale, created_at_ms, external_key, version)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
