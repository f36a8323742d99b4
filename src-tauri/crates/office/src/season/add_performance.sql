INSERT INTO performance (id, show_id, hall_id, starts_at_ms, vat_bp, on_sale, external_key)
VALUES (:id, :show_id, :hall_id, :starts_at_ms, :vat_bp, :on_sale, :external_key)
