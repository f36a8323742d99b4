INSERT INTO reprise (id, number, place_id, order_id, customer_id, performance_id, show_id, channel,
  state, bucket, requested_at_ms, requested_by, paid_cents, reprise_cents, fee_cents, policy_id,
  terms_version, needs_signature, flags, deadline_at_ms, starts_at_ms, customer_key, show_key,
  place_key, search_key, place_channel, listed, rescheduling_id, version)
VALUES (:id, :number, :place_id, :order_id, :customer_id, :performance_id, :show_id, :channel, :state, :bucket, :requested_at_ms, :requested_by, :paid_cents, :reprise_cents, :fee_cents, :policy_id, :terms_version, :needs_signature, :flags, :deadline_at_ms,
  :starts_at_ms, :customer_key, :show_key, :place_key, :search_key, :place_channel, :bucket, :rescheduling_id, 1)
