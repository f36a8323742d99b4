SELECT f.kind, f.word, f.name_key, f.customer_id
FROM customer_word f
WHERE f.kind = ?4 AND (f.word, f.name_key, f.customer_id) > (?5, ?6, ?7)
  AND (f.word, f.name_key, f.customer_id) <= (?8, ?9, ?10)
  AND NOT EXISTS (SELECT 1 FROM customer_word b
    WHERE b.customer_id = f.customer_id AND b.word >= ?2 AND b.word < ?3 AND b.kind + 0 IN (0, 1, 2)
      AND (b.kind + 0, b.word) < (f.kind, f.word)
    LIMIT 1 OFFSET 0)/* others */
ORDER BY f.word, f.name_key, f.customer_id
LIMIT /* rows */
