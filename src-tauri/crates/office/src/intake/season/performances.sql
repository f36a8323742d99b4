SELECT id, external_key, show_id, hall_id, starts_at_ms, vat_bp, on_sale
FROM performance
WHERE external_key >= :from AND external_key < :to
