SELECT id, number, issued_cents, reprise_id FROM credit_lot ORDER BY id
