SELECT f.kind, f.word, f.name_key, f.customer_id
FROM customer_word f
WHERE f.kind = ?5 AND (f.word, f.name_key, f.customer_id) > (?6, ?7, ?8)
  AND (f.word, f.name_key, f.customer_id) <= (?9, ?10, ?11)
  AND NOT EXISTS (SELECT 1 FROM customer_word b
    WHERE b.customer_id = f.customer_id AND b.word >= ?3 AND b.word < ?4 AND b.kind + 0 IN (0, 1, 2)
      AND (b.kind + 0, b.word) < (f.kind, f.word))/* others */
ORDER BY f.word, f.name_key, f.customer_id
LIMIT ?2
