UPDATE place SET holder = :holder WHERE order_id = :order_id AND holder IN ('', :former)
