UPDATE reprise
SET reprise_cents = paid_cents, fee_cents = 0, rescheduling_id = :rescheduling_id, version = version + 1
WHERE id IN (:ids)
