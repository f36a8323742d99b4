-- What `export_payments.sql` tells, by the view of a site.
SELECT o.number AS order_number, p.tender, p.amount_cents, p.card_last4, p.card_authorisation, p.at_ms
FROM /* own */payment p
JOIN orders o ON o.id = p.order_id
WHERE o.customer_id = :customer_id
ORDER BY p.at_ms, p.id
