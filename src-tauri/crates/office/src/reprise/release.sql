DELETE FROM claim WHERE operator_id = ?1 AND reprise_id IN (?2)
