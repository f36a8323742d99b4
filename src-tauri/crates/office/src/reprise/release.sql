DELETE FROM claim WHERE operator_id = :operator_id AND reprise_id IN (:ids)
