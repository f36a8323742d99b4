-- A card is told to whoever paid with it: not to whose order it became since, nor where an exchange carried it over.
SELECT o.number AS order_number, p.tender, p.amount_cents, c.card_last4, c.card_authorisation, p.at_ms
FROM payment p
JOIN orders o ON o.id = p.order_id
LEFT JOIN payment c ON c.id = p.id
  AND NOT EXISTS (SELECT 1 FROM amendment a WHERE a.id = p.amendment_id AND a.new_order_id = p.order_id)
  AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.order_id = p.order_id AND j.customer_id <> o.customer_id AND j.at_ms >= p.at_ms)
WHERE o.customer_id = :customer_id
ORDER BY p.at_ms, p.id
