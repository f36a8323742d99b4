INSERT INTO refund_result (refund_id, seq, given, lot_id, card_authorisation, operator_id,
  counter_id, at_ms)
VALUES (:refund_id, :seq, :given, :lot_id, :card_authorisation, :operator_id, :counter_id, :at_ms)
