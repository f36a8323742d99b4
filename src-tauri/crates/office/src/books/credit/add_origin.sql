INSERT INTO lot_origin (lot_id, kind, seq, root_id, from_id, seconded_by, mark)
VALUES (:lot_id, :kind, :seq, :root_id, :from_id, :seconded_by, :mark)
