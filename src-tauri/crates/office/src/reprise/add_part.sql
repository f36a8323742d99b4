INSERT INTO reprise_part (reprise_id, seq, rank, payment_id, taken_cents, amount_cents, lot_id)
VALUES (:reprise_id, :seq, :rank, :payment_id, :taken_cents, :amount_cents, :lot_id)
