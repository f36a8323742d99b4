UPDATE place SET state = ?2 WHERE state = ?1 AND id IN (?3)
