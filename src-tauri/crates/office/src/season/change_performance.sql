UPDATE performance
SET hall_id = ?2, starts_at_ms = ?3, vat_bp = ?4, version = version + 1
WHERE id = ?1
