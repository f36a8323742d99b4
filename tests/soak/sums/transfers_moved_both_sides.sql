SELECT CAST(ABS(COALESCE(SUM(debit_cents), 0) - (SELECT COALESCE(SUM(amount_cents), 0) FROM transfer))
  + ABS(COALESCE(SUM(credit_cents), 0) - (SELECT COALESCE(SUM(amount_cents), 0) FROM transfer))
  AS BIGINT)
FROM account
