SELECT mark, customer_id FROM erasure WHERE mark IS NOT NULL
