UPDATE customer SET external_key = ?2 WHERE id = ?1
