UPDATE performance
SET on_sale = ?2, opens_at_ms = ?3, closes_at_ms = ?4, version = version + 1
WHERE id = ?1
