SELECT '' AS number, l.number AS serial, c.last_name, c.first_name, '' AS about, '' AS row,
  '' AS seat, l.expires_at_ms AS at_ms, a.credit_cents - a.debit_cents AS amount_cents,
  l.customer_id, NULL AS order_id, NULL AS place_id, NULL AS reprise_id, NULL AS mail_id, NULL AS voided
FROM credit_lot l
JOIN account a ON a.id = l.id
JOIN customer c ON c.id = l.customer_id
WHERE /* which */
LIMIT /* rows */
