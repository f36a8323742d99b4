INSERT INTO refund_try (refund_id, rank, seq, said, card_authorisation, operator_id, counter_id, at_ms)
VALUES (:refund_id, :rank, :seq, :said, :card_authorisation, :operator_id, :counter_id, :at_ms)
