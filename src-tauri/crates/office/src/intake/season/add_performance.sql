INSERT INTO performance (id, show_id, hall_id, starts_at_ms, vat_bp, on_sale, external_key)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
