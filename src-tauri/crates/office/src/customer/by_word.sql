SELECT f.kind, f.word, f.name_key, f.customer_id
FROM customer_word f
WHERE f.kind = :kind AND (f.word, f.name_key, f.customer_id) > (:word, :name_key, :id)
  AND (f.word, f.name_key, f.customer_id) <= (:end_word, :end_name_key, :end_id)
  AND NOT EXISTS (SELECT 1 FROM customer_word b
    WHERE b.customer_id = f.customer_id AND b.word >= :from AND b.word < :to AND b.kind + 0 IN /* kinds */
      AND (b.kind + 0, b.word) < (f.kind, f.word)
    LIMIT 1 OFFSET 0)/* others */
ORDER BY f.word, f.name_key, f.customer_id
LIMIT /* rows */
