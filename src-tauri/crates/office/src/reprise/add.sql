INSERT INTO reprise (id, number, place_id, order_id, customer_id, performance_id, show_id, channel,
  state, bucket, requested_at_ms, requested_by, paid_cents, reprise_cents, fee_cents, policy_id,
  terms_version, needs_signature, flags, deadline_at_ms, starts_at_ms, customer_key, show_key,
  place_key, search_key, place_channel, version)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
  ?21, ?22, ?23, ?24, ?25, ?26, 1)
