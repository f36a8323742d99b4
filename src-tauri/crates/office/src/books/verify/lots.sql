SELECT id, number, issued_cents FROM credit_lot ORDER BY id
