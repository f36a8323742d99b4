SELECT CAST(
  (SELECT COALESCE(SUM(amount_cents), 0) FROM transfer WHERE debit_id = 2)
  - (SELECT COALESCE(SUM(amount_cents), 0) FROM transfer WHERE credit_id = 2)
  - (SELECT COALESCE(SUM(reprise_cents), 0) FROM reprise WHERE state = 'accepted')
  AS BIGINT)
