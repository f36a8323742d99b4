UPDATE performance
SET hall_id = :hall_id, starts_at_ms = :starts_at_ms, vat_bp = :vat_bp, version = version + 1
WHERE id = :id
