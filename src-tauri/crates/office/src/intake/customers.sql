SELECT id, external_key, last_name, first_name, email, phone, locale
FROM customer
WHERE external_key >= :from AND external_key < :to
