SELECT (SELECT COUNT(*) FROM amendment) + (SELECT COUNT(*) FROM refund_result)
  + (SELECT COUNT(*) FROM refund_try)
