DELETE FROM claim WHERE reprise_id = ?1 AND operator_id = ?2
