INSERT INTO amendment (id, number, order_id, kind, seq, made_at_ms, operator_id, counter_id,
  seconded_by, new_order_id, amount_cents, ticket_returned, reason)
VALUES (:id, :number, :order_id, :kind, :seq, :made_at_ms, :operator_id, :counter_id,
  :seconded_by, :new_order_id, :amount_cents, :ticket_returned, :reason)
