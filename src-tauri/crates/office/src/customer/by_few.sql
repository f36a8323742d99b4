WITH few AS MATERIALIZED (
  SELECT DISTINCT w.customer_id
  FROM customer_word w
  WHERE w.kind IN /* few_kinds */ AND w.word >= :few_from AND w.word < :few_to
  LIMIT /* few */
)
SELECT f.kind, f.word, f.name_key, f.customer_id
FROM few
CROSS JOIN customer_word f
WHERE f.customer_id = few.customer_id AND f.word >= :from AND f.word < :to AND f.kind + 0 IN /* kinds */
  AND (f.kind + 0, f.word, f.name_key, f.customer_id) > (:kind, :word, :name_key, :id)
  AND NOT EXISTS (SELECT 1 FROM customer_word b
    WHERE b.customer_id = f.customer_id AND b.word >= :from AND b.word < :to AND b.kind + 0 IN /* kinds */
      AND (b.kind + 0, b.word) < (f.kind, f.word)
    LIMIT 1 OFFSET 0)/* others */
ORDER BY f.kind, f.word, f.name_key, f.customer_id
LIMIT /* rows */
