SELECT '' AS number, c.number AS serial, c.last_name, c.first_name,
  CASE WHEN c.email <> '' THEN c.email ELSE c.phone END AS about, '' AS row, '' AS seat,
  NULL AS at_ms,
  (SELECT CAST(COALESCE(SUM(a.credit_cents - a.debit_cents), 0) AS BIGINT)
   FROM credit_lot l JOIN account a ON a.id = l.id
   WHERE l.customer_id = c.id AND l.expires_at_ms >= :now_ms) AS amount_cents,
  c.id AS customer_id, NULL AS order_id, NULL AS place_id, NULL AS reprise_id, NULL AS mail_id, NULL AS voided
FROM customer c
WHERE /* which */
LIMIT /* rows */
