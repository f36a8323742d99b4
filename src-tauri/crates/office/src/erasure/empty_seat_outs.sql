-- Why a seat is out of sale stands beside it as well as in the note of its row of the journal.
UPDATE seat_out
SET reason = ''
WHERE reason <> '' AND seq IN (SELECT e.seq FROM erased_note e WHERE e.customer_id = :customer_id)
