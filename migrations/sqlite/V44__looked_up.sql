-- Refunds on a card of which nobody knows whether the customer has them, and nobody has said so.
CREATE VIEW unsettled_refund AS
SELECT r.id, r.amendment_id, r.payment_id, r.amount_cents, r.at_ms
FROM refund r
WHERE r.result = 'unknown' AND NOT EXISTS (SELECT 1 FROM refund_result x WHERE x.refund_id = r.id);
