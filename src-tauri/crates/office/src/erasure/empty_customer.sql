UPDATE customer
SET last_name = '', first_name = :name, name_key = :name_key, email = '', email_key = '', phone = '', phone_key = '',
  locale = 'fr', external_key = NULL, version = version + 1
WHERE id = :customer_id
