-- A customer reads what they asked of their account, as the last row of its kind tells it.

-- Whoever writes is waited for: what writes next sees that the house has another schema.
DO $$ BEGIN LOCK TABLE head IN EXCLUSIVE MODE; END $$;

CREATE VIEW customer_closing AS
SELECT seq, customer_id, action, at_ms, data
FROM journal
WHERE action IN ('customer.closing_asked', 'customer.closing_dropped', 'customer.erased');
