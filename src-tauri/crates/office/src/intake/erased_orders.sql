SELECT o.external_key
FROM erasure x
JOIN orders o ON o.customer_id = x.customer_id
WHERE o.external_key >= :from AND o.external_key < :to
