UPDATE customer
SET last_name = ?2, first_name = ?3, name_key = ?4, email = ?5, email_key = ?6, phone = ?7,
  phone_key = ?8, locale = ?9, version = version + 1
WHERE id = ?1
