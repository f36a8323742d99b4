INSERT INTO customer (id, number, last_name, first_name, name_key, email, email_key, phone,
  phone_key, locale, created_at_ms, external_key, version)
VALUES (:id, :number, :last_name, :first_name, :name_key, :email, :email_key, :phone, :phone_key, :locale, :created_at_ms, :external_key, :version)
