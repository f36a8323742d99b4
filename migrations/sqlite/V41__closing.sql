-- A customer reads what they asked of their account, as the last row of its kind tells it.
CREATE VIEW customer_closing AS
SELECT seq, customer_id, action, at_ms, data
FROM journal
WHERE action IN ('customer.closing_asked', 'customer.closing_dropped', 'customer.erased');
