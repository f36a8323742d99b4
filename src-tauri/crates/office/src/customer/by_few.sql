WITH few AS MATERIALIZED (
  SELECT DISTINCT w.customer_id
  FROM customer_word w
  WHERE w.kind IN (0, 1, 2) AND w.word >= ?8 AND w.word < ?9
  LIMIT 2000
)
SELECT f.kind, f.word, f.name_key, f.customer_id
FROM few
CROSS JOIN customer_word f
WHERE f.customer_id = few.customer_id AND f.word >= ?2 AND f.word < ?3 AND f.kind + 0 IN (0, 1, 2)
  AND (f.kind + 0, f.word, f.name_key, f.customer_id) > (?4, ?5, ?6, ?7)
  AND NOT EXISTS (SELECT 1 FROM customer_word b
    WHERE b.customer_id = f.customer_id AND b.word >= ?2 AND b.word < ?3 AND b.kind + 0 IN (0, 1, 2)
      AND (b.kind + 0, b.word) < (f.kind, f.word)
    LIMIT 1 OFFSET 0)/* others */
ORDER BY f.kind, f.word, f.name_key, f.customer_id
LIMIT /* rows */
