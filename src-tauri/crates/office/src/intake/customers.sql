SELECT id, external_key, last_name, first_name, email, phone, locale
FROM customer
WHERE external_key >= ?1 AND external_key < ?2
