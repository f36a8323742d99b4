UPDATE customer
SET last_name = :last_name, first_name = :first_name, name_key = :name_key, phone = :phone,
  phone_key = :phone_key, locale = :locale, version = version + 1
WHERE id = :id
