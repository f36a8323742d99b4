SELECT CAST(COALESCE(MIN(a.number), 0) AS BIGINT)
FROM amendment a
LEFT JOIN journal j ON j.seq = a.seq AND j.order_id = a.order_id AND j.at_ms = a.made_at_ms
  AND j.operator_id = a.operator_id AND j.counter_id = a.counter_id
  AND j.action = CASE a.kind WHEN 'void' THEN 'sale.voided' WHEN 'exchange' THEN 'sale.exchanged'
    ELSE 'sale.tender_corrected' END
WHERE j.seq IS NULL
