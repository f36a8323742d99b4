SELECT o.number FROM orders o WHERE o.number LIKE :like
