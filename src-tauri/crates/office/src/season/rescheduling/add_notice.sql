INSERT INTO rescheduling_notice (mail_id, rescheduling_id, customer_id, places)
VALUES (:mail_id, :rescheduling_id, :customer_id, :places)
