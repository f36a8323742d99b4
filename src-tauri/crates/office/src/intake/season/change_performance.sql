UPDATE performance
SET show_id = ?2, hall_id = ?3, starts_at_ms = ?4, vat_bp = ?5, on_sale = ?6,
  version = version + 1
WHERE id = ?1
