SELECT tender, CAST(SUM(amount_cents) AS BIGINT) AS cents FROM payment GROUP BY tender ORDER BY tender
