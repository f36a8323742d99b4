INSERT INTO erased_command (id, customer_id, sealed, kept, args_hash)
VALUES (:id, :customer_id, :sealed, :kept, :args_hash)
