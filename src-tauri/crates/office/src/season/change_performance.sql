UPDATE performance
SET hall_id = :hall_id, starts_at_ms = :starts_at_ms,
  closes_at_ms = closes_at_ms + (CAST(:starts_at_ms AS BIGINT) - starts_at_ms), vat_bp = :vat_bp, version = version + 1
WHERE id = :id
