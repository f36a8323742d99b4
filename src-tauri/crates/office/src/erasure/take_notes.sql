DELETE FROM journal_note WHERE seq IN (SELECT e.seq FROM erased_note e WHERE e.customer_id = :customer_id)
