INSERT INTO rescheduling (id, performance_id, seq, at_ms, operator_id, counter_id, before_ms,
  starts_at_ms, free_until_ms, places, by_mail, by_letter)
VALUES (:id, :performance_id, :seq, :at_ms, :operator_id, :counter_id, :before_ms, :starts_at_ms,
  :free_until_ms, :places, :by_mail, :by_letter)
