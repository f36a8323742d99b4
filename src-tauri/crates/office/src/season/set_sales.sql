UPDATE performance
SET on_sale = :on_sale, opens_at_ms = :opens_at_ms, closes_at_ms = :closes_at_ms, version = version + 1
WHERE id = :id
