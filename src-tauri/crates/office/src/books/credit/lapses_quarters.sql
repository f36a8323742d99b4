-- By quarter of an hour: the midnights of every time zone are at its end.
SELECT j.at_ms / 900000 AS quarter, COUNT(*) AS lots,
  CAST(SUM(CASE WHEN t.credit_id = :lapsed THEN t.amount_cents ELSE -t.amount_cents END) AS BIGINT) AS amount_cents
FROM transfer t
JOIN journal j ON j.seq = t.seq
WHERE (t.credit_id = :lapsed OR (t.debit_id <> 2 AND t.debit_id = :lapsed))
  AND j.at_ms >= :from_ms AND j.at_ms < :to_ms
GROUP BY j.at_ms / 900000
ORDER BY j.at_ms / 900000 DESC
