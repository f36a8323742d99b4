SELECT m.recipient AS number, 0 AS serial, c.last_name, c.first_name, m.subject AS about, '' AS row,
  '' AS seat, m.date_ms AS at_ms, NULL AS amount_cents, m.customer_id, m.order_id,
  NULL AS place_id, m.reprise_id, m.id AS mail_id, NULL AS voided
FROM mail m
JOIN customer c ON c.id = m.customer_id
WHERE /* which */
ORDER BY m.date_ms DESC, m.id DESC
LIMIT /* rows */
