SELECT r.tender, r.way, r.amount_cents, l.number AS lot, l.expires_at_ms, r.result,
  COALESCE(r.card_authorisation, '') AS authorisation
FROM refund r
LEFT JOIN credit_lot l ON l.id = r.lot_id
WHERE r.amendment_id = :id
ORDER BY r.id
