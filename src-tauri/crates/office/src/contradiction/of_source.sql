SELECT d.id, d.mark, d.subject, d.there, d.reprise_id, d.choice
FROM contradiction d
LEFT JOIN reprise r ON r.id = d.reprise_id
WHERE d.source = :source AND (d.choice IN ('here', 'there') OR (d.choice IS NULL AND (d.reprise_id IS NULL
  OR r.state IN ('requested', 'held', 'awaiting_supervisor'))))
ORDER BY d.id
